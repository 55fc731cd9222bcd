package org.postern.crypto.srp;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The server of a password login, SRP-6a (transport.md §14.2). One instance serves one login: after a wrong proof it is
 * thrown away, so that nobody tries again against the same B.
 */
public final class SrpServer {
    private final SrpGroup group;
    private final BigInteger verifier;
    private final BigInteger privateValue;
    private final BigInteger publicValue;

    private SrpServer(SrpGroup group, BigInteger verifier, BigInteger privateValue, BigInteger publicValue) {
        this.group = group;
        this.verifier = verifier;
        this.privateValue = privateValue;
        this.publicValue = publicValue;
    }

    private static BigInteger publicValue(SrpGroup group, BigInteger verifier, BigInteger b) {
        return group.k().multiply(verifier).add(group.g().modPow(b, group.n())).mod(group.n());
    }

    /**
     * What is kept between the two requests of a login, and nowhere else.
     *
     * @param privateValue b as an unsigned big-endian number
     * @param publicValue B, which takes a power of g to compute
     */
    @SuppressWarnings("ArrayRecordComponent") // a holder of a secret, never compared
    public record State(SrpGroup group, BigInteger verifier, byte[] privateValue, BigInteger publicValue) {
        /** Wipes b: the login has ended, or will never go on. */
        public void destroy() {
            Arrays.fill(privateValue, (byte) 0);
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "SrpServer.State";
        }
    }

    /** A server with a fresh private value. */
    public static SrpServer create(SrpGroup group, BigInteger verifier, SecureRandom random) {
        return resume(group, verifier, SrpSecret.ephemeral(random));
    }

    /** A server with a given private value b, as in a recorded login. */
    public static SrpServer resume(SrpGroup group, BigInteger verifier, BigInteger b) {
        return new SrpServer(group, verifier, b, publicValue(group, verifier, b));
    }

    /** The server of a login that was begun, for its second request. */
    public static SrpServer resume(State state) {
        return new SrpServer(state.group, state.verifier, new BigInteger(1, state.privateValue), state.publicValue);
    }

    /** What the second request of the login needs. */
    public State state() {
        return new State(group, verifier, privateValue.toByteArray(), publicValue);
    }

    /** B = (k·v + g^b) mod N. */
    public BigInteger publicValue() {
        return publicValue;
    }

    /** b, to be kept between the two requests of a login and nowhere else. */
    public BigInteger privateValue() {
        return privateValue;
    }

    /**
     * The proofs and the key, from the client's A.
     *
     * @throws SrpException when A ≡ 0 mod N or not below N
     */
    public SrpAgreement agree(BigInteger a) throws SrpException {
        group.requirePublicValue("A", a);
        BigInteger u = SrpSecret.u(group, a, publicValue);
        BigInteger n = group.n();
        BigInteger s = a.multiply(verifier.modPow(u, n)).mod(n).modPow(privateValue, n);
        return SrpAgreement.of(group, a, publicValue, s);
    }

    /**
     * The agreement with a client that proved to know the password.
     *
     * @throws SrpException when A is illegal or M1 is another one
     */
    public SrpAgreement accept(BigInteger a, BigInteger m1) throws SrpException {
        SrpAgreement agreement = agree(a);
        if (!agreement.matchesM1(m1)) {
            throw new SrpException(SrpException.Reason.DIFFERENT_M1, "SRP: the client's proof is wrong");
        }
        return agreement;
    }
}
