package org.postern.crypto.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.agreement.srp.SRP6Util;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** The secret numbers of a password login: x, a, b, and the scrambler u (transport.md §14.2). */
final class SrpSecret {
    private static final int EPHEMERAL_LENGTH = 64;

    private SrpSecret() {}

    /** A private value a or b from 64 random bytes. */
    static BigInteger ephemeral(SecureRandom random) {
        byte[] bytes = new byte[EPHEMERAL_LENGTH];
        random.nextBytes(bytes);
        BigInteger value = new BigInteger(1, bytes);
        Arrays.fill(bytes, (byte) 0);
        return value;
    }

    /** x = H(salt ‖ H(I ‖ ":" ‖ P)); the salt keeps its leading zero bytes. */
    static BigInteger x(SrpGroup group, String user, String srpPassword, byte[] salt) {
        byte[] password = srpPassword.getBytes(UTF_8);
        BigInteger x = SRP6Util.calculateX(new SHA256Digest(), group.n(), salt, user.getBytes(UTF_8), password);
        Arrays.fill(password, (byte) 0);
        return x;
    }

    /** u = H(PAD(A) ‖ PAD(B)). */
    static BigInteger u(SrpGroup group, BigInteger a, BigInteger b) {
        return SRP6Util.calculateU(new SHA256Digest(), group.n(), a, b);
    }
}
