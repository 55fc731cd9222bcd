package org.postern.crypto.srp;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import org.postern.crypto.primitive.Sha2;

/**
 * What both sides of a password login compute from the shared S: the proofs M1 and M2 and the key K (transport.md §14.2).
 * Equality of proofs is asked here, in constant time.
 */
public final class SrpAgreement {
    private static final int HASH_BITS = 256;

    private final byte[] m1;
    private final byte[] m2;
    private final byte[] key;

    private SrpAgreement(byte[] m1, byte[] m2, byte[] key) {
        this.m1 = m1;
        this.m2 = m2;
        this.key = key;
    }

    static SrpAgreement of(SrpGroup group, BigInteger a, BigInteger b, BigInteger s) {
        byte[] paddedA = group.pad(a);
        byte[] paddedS = group.pad(s);
        byte[] m1 = Sha2.sha256(paddedA, group.pad(b), paddedS);
        byte[] m2 = Sha2.sha256(paddedA, group.pad(new BigInteger(1, m1)), paddedS);
        byte[] key = Sha2.sha256(paddedS);
        Arrays.fill(paddedS, (byte) 0);
        return new SrpAgreement(m1, m2, key);
    }

    /** The client's proof. */
    public BigInteger m1() {
        return new BigInteger(1, m1);
    }

    /** The server's proof; it travels in the minimal form of {@link SrpHex}. */
    public BigInteger m2() {
        return new BigInteger(1, m2);
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

    private static boolean matches(byte[] expected, BigInteger found) {
        if (found.signum() < 0 || found.bitLength() > HASH_BITS) {
            return false;
        }
        byte[] minimal = found.toByteArray();
        byte[] bytes = new byte[expected.length];
        int length = Math.min(minimal.length, bytes.length);
        System.arraycopy(minimal, minimal.length - length, bytes, bytes.length - length, length);
        return MessageDigest.isEqual(expected, bytes);
    }

    @Override
    public String toString() {
        return "SrpAgreement";
    }
}
