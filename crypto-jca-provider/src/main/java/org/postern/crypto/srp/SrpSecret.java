package org.postern.crypto.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import org.postern.crypto.primitive.Sha2;

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
    static BigInteger x(String user, String srpPassword, byte[] salt) {
        byte[] identity = (user + ":" + srpPassword).getBytes(UTF_8);
        byte[] inner = Sha2.sha256(identity);
        byte[] outer = Sha2.sha256(salt, inner);
        BigInteger x = new BigInteger(1, outer);
        Arrays.fill(identity, (byte) 0);
        Arrays.fill(inner, (byte) 0);
        Arrays.fill(outer, (byte) 0);
        return x;
    }

    /** u = H(PAD(A) ‖ PAD(B)). */
    static BigInteger u(SrpGroup group, BigInteger a, BigInteger b) {
        return new BigInteger(1, Sha2.sha256(group.pad(a), group.pad(b)));
    }
}
