package org.postern.crypto.srp;

import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.crypto.agreement.srp.SRP6StandardGroups;
import org.bouncycastle.crypto.agreement.srp.SRP6Util;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.SRP6GroupParameters;

/**
 * The group of a password login: a safe prime N and a generator g (transport.md §14.1).
 *
 * @param n the prime
 * @param g the generator
 */
public record SrpGroup(BigInteger n, BigInteger g) {
    /** 1024 bits of RFC 5054: all clients of 2018; too small for new accounts. */
    public static final SrpGroup RFC5054_1024 = of(SRP6StandardGroups.rfc5054_1024);
    /** 2048 bits of RFC 5054: the least that clients of today accept without a warning. */
    public static final SrpGroup RFC5054_2048 = of(SRP6StandardGroups.rfc5054_2048);
    /** 3072 bits of RFC 5054: new accounts. */
    public static final SrpGroup RFC5054_3072 = of(SRP6StandardGroups.rfc5054_3072);

    private static final List<SrpGroup> KNOWN = List.of(RFC5054_1024, RFC5054_2048, RFC5054_3072);
    private static final int MAX_BITS = 8192;

    public SrpGroup {
        if (n.signum() <= 0 || n.bitLength() > MAX_BITS || !n.testBit(0)) {
            throw new IllegalArgumentException("SRP group: expected an odd prime of at most 8192 bits");
        }
        if (g.compareTo(BigInteger.TWO) < 0 || g.compareTo(n) >= 0) {
            throw new IllegalArgumentException("SRP group: expected a generator from 2 to N - 1");
        }
    }

    /** Whether it is one of the groups above. A hostile server can make up a weak one, so clients ask this. */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    /** The multiplier k = H(PAD(N) ‖ PAD(g)). */
    public BigInteger k() {
        return SRP6Util.calculateK(new SHA256Digest(), n, g);
    }

    /** Length in bytes to which numbers are padded: that of N. */
    public int padLength() {
        return (n.bitLength() + 7) / 8;
    }

    /** Refuses a public value that is zero modulo N or not below N: with it anybody could log in. */
    void requirePublicValue(String name, BigInteger value) throws SrpException {
        if (value.signum() <= 0 || value.compareTo(n) >= 0) {
            throw new SrpException(
                    SrpException.Reason.ILLEGAL_PUBLIC_VALUE, "SRP: expected " + name + " from 1 to N - 1");
        }
    }

    private static SrpGroup of(SRP6GroupParameters group) {
        return new SrpGroup(group.getN(), group.getG());
    }
}
