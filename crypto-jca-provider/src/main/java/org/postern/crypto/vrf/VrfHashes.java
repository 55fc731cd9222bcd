package org.postern.crypto.vrf;

import java.util.Arrays;
import java.util.Optional;
import org.postern.crypto.primitive.Sha2;

/** Where the suite hashes, with its separators of domains (RFC 9381 §5.4). */
final class VrfHashes {
    /** Bytes of a challenge. */
    static final int CHALLENGE_LENGTH = 16;

    private static final byte[] ENCODE = {VrfPublicKey.SUITE, 1};
    private static final byte[] CHALLENGE = {VrfPublicKey.SUITE, 2};
    private static final byte[] OUTPUT = {VrfPublicKey.SUITE, 3};
    private static final byte[] END = {0};
    private static final int ATTEMPTS = 256;

    private VrfHashes() {}

    /**
     * Try and increment (§5.4.1.1). Takes about two attempts, whose number shows in the time it takes; inputs here are names
     * and no secrets.
     */
    static EdwardsPoint toCurve(byte[] publicKey, byte[] input) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            byte[] hash = Sha2.sha512(ENCODE, publicKey, input, new byte[] {(byte) attempt}, END);
            Optional<EdwardsPoint> point = EdwardsPoint.decode(Arrays.copyOf(hash, EdwardsPoint.LENGTH))
                    .map(EdwardsPoint::timesCofactor)
                    .filter(p -> !p.isIdentity());
            if (point.isPresent()) {
                return point.get();
            }
        }
        throw new AssertionError("256 hashes in a row are no point, which happens once in 2^256 times");
    }

    /** §5.4.3. */
    static byte[] challenge(byte[] publicKey, byte[] h, byte[] gamma, byte[] u, byte[] v) {
        return Arrays.copyOf(Sha2.sha512(CHALLENGE, publicKey, h, gamma, u, v, END), CHALLENGE_LENGTH);
    }

    /** §5.2. */
    static byte[] output(EdwardsPoint gamma) {
        return Sha2.sha512(OUTPUT, gamma.timesCofactor().encode(), END);
    }
}
