package org.postern.crypto.srp;

import java.math.BigInteger;
import java.security.SecureRandom;

/** The client of a password login, SRP-6a (transport.md §14.2). One instance makes one login. */
public final class SrpClient {
    private final SrpGroup group;
    private final BigInteger privateValue;
    private final BigInteger publicValue;

    private SrpClient(SrpGroup group, BigInteger privateValue) {
        this.group = group;
        this.privateValue = privateValue;
        this.publicValue = group.g().modPow(privateValue, group.n());
    }

    /** A client with a fresh private value. */
    public static SrpClient create(SrpGroup group, SecureRandom random) {
        return new SrpClient(group, SrpSecret.ephemeral(random));
    }

    /**
     * The verifier v = g^x mod N that a new account registers.
     *
     * @param user user name as typed before {@code #}
     * @param srpPassword base64 text of the mixed password
     * @param salt 16 bytes, independent of the salt of the password mixing
     */
    public static BigInteger verifier(SrpGroup group, String user, String srpPassword, byte[] salt) {
        return group.g().modPow(SrpSecret.x(group, user, srpPassword, salt), group.n());
    }

    /** A = g^a mod N. */
    public BigInteger publicValue() {
        return publicValue;
    }

    /**
     * The proofs and the key, from the server's salt and B.
     *
     * @throws SrpException when B ≡ 0 mod N or not below N
     */
    public SrpAgreement agree(String user, String srpPassword, byte[] salt, BigInteger b) throws SrpException {
        group.requirePublicValue("B", b);
        BigInteger x = SrpSecret.x(group, user, srpPassword, salt);
        BigInteger u = SrpSecret.u(group, publicValue, b);
        BigInteger n = group.n();
        BigInteger base = b.subtract(group.k().multiply(group.g().modPow(x, n))).mod(n);
        BigInteger s = base.modPow(privateValue.add(u.multiply(x)), n);
        return SrpAgreement.of(group, publicValue, b, s);
    }

    /**
     * Refuses a server that cannot prove to know the verifier.
     *
     * @throws SrpException when M2 is another one
     */
    public static void requireM2(SrpAgreement agreement, BigInteger m2) throws SrpException {
        if (!agreement.matchesM2(m2)) {
            throw new SrpException(SrpException.Reason.DIFFERENT_M2, "SRP: the server's proof is wrong");
        }
    }
}
