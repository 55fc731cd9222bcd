package org.postern.crypto.vrf;

import java.util.Arrays;
import java.util.Optional;

/** gamma ‖ challenge ‖ response, 80 bytes (RFC 9381 §5.4.4). */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record VrfProof(EdwardsPoint gamma, byte[] gammaBytes, byte[] challenge, byte[] response) {
    static final int LENGTH = EdwardsPoint.LENGTH + VrfHashes.CHALLENGE_LENGTH + EdwardsScalar.LENGTH;

    private static final int RESPONSE_AT = EdwardsPoint.LENGTH + VrfHashes.CHALLENGE_LENGTH;

    static Optional<VrfProof> decode(byte[] proof) {
        if (proof.length != LENGTH) {
            return Optional.empty();
        }
        byte[] gammaBytes = Arrays.copyOf(proof, EdwardsPoint.LENGTH);
        byte[] response = Arrays.copyOfRange(proof, RESPONSE_AT, LENGTH);
        if (!EdwardsScalar.isReduced(response)) {
            return Optional.empty();
        }
        byte[] challenge = Arrays.copyOfRange(proof, EdwardsPoint.LENGTH, RESPONSE_AT);
        return EdwardsPoint.decode(gammaBytes).map(gamma -> new VrfProof(gamma, gammaBytes, challenge, response));
    }

    byte[] encode() {
        byte[] proof = Arrays.copyOf(gammaBytes, LENGTH);
        System.arraycopy(challenge, 0, proof, EdwardsPoint.LENGTH, challenge.length);
        System.arraycopy(response, 0, proof, RESPONSE_AT, response.length);
        return proof;
    }

    byte[] output() {
        return VrfHashes.output(gamma);
    }
}
