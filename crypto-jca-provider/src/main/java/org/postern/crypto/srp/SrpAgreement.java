package org.postern.crypto.srp;

import java.math.BigInteger;
import java.security.MessageDigest;
import org.bouncycastle.crypto.agreement.srp.SRP6Util;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.util.BigIntegers;

/**
 * What both sides of a password login compute from the shared S: the proofs M1 and M2 and the key K (transport.md §14.2).
 * Equality of proofs is asked here, in constant time.
 */
public final class SrpAgreement {
    private static final int HASH_LENGTH = 32;

    private final BigInteger m1;
    private final BigInteger m2;
    private final byte[] key;

    private SrpAgreement(BigInteger m1, BigInteger m2, byte[] key) {
        this.m1 = m1;
        this.m2 = m2;
        this.key = key;
    }

    static SrpAgreement of(SrpGroup group, BigInteger a, BigInteger b, BigInteger s) {
        SHA256Digest hash = new SHA256Digest();
        BigInteger m1 = SRP6Util.calculateM1(hash, group.n(), a, b, s);
        BigInteger m2 = SRP6Util.calculateM2(hash, group.n(), a, m1, s);
        BigInteger key = SRP6Util.calculateKey(hash, group.n(), s);
        return new SrpAgreement(m1, m2, BigIntegers.asUnsignedByteArray(HASH_LENGTH, key));
    }

    /** The client's proof. */
    public BigInteger m1() {
        return m1;
    }

    /** The server's proof; it travels in the minimal form of {@link SrpHex}. */
    public BigInteger m2() {
        return m2;
    }

    /** A copy of the shared key K, 32 bytes. Use it only after the proof of the other side held. */
    public byte[] key() {
        return key.clone();
    }

    /** Whether a number is the client's proof. */
    public boolean matchesM1(BigInteger found) {
        return matches(m1, found);
    }

    /** Whether a number is the server's proof. */
    public boolean matchesM2(BigInteger found) {
        return matches(m2, found);
    }

    private static boolean matches(BigInteger expected, BigInteger found) {
        return found.signum() >= 0
                && found.bitLength() <= HASH_LENGTH * Byte.SIZE
                && MessageDigest.isEqual(
                        BigIntegers.asUnsignedByteArray(HASH_LENGTH, expected),
                        BigIntegers.asUnsignedByteArray(HASH_LENGTH, found));
    }

    @Override
    public String toString() {
        return "SrpAgreement";
    }
}
