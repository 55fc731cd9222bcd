package org.postern.crypto.vrf;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public half of ECVRF-EDWARDS25519-SHA512-TAI (RFC 9381, suite 3; pki.md §19.3). Verifying works on public values only
 * and takes a time that depends on them, bounded by 256 attempts to meet the curve.
 */
public final class VrfPublicKey {
    /** Number of the suite. */
    public static final int SUITE = 3;
    /** Length of the encoded key in bytes. */
    public static final int LENGTH = EdwardsPoint.LENGTH;
    /** Length of a proof in bytes. */
    public static final int PROOF_LENGTH = VrfProof.LENGTH;

    private final byte[] encoded;
    private final EdwardsPoint point;

    private VrfPublicKey(byte[] encoded, EdwardsPoint point) {
        this.encoded = encoded;
        this.point = point;
    }

    /** Reads 32 bytes; empty when they are no point, or one of the few whose outputs anybody could choose (§5.4.5). */
    public static Optional<VrfPublicKey> decode(byte[] bytes) {
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        return EdwardsPoint.decode(bytes)
                .filter(point -> !point.timesCofactor().isIdentity())
                .map(point -> new VrfPublicKey(bytes.clone(), point));
    }

    /** A copy of the 32 bytes. */
    public byte[] encode() {
        return encoded.clone();
    }

    /**
     * The output of 64 bytes that the proof of 80 bytes shows (RFC 9381 §5.3); empty when it shows none.
     */
    public Optional<byte[]> verify(byte[] input, byte[] proof) {
        return VrfProof.decode(proof).filter(p -> holds(p, input)).map(VrfProof::output);
    }

    /** The output of 64 bytes of a proof that is known to hold (RFC 9381 §5.2); empty when it cannot be one. */
    public static Optional<byte[]> output(byte[] proof) {
        return VrfProof.decode(proof).map(VrfProof::output);
    }

    private boolean holds(VrfProof proof, byte[] input) {
        EdwardsPoint h = VrfHashes.toCurve(encoded, input);
        byte[] c = Arrays.copyOf(proof.challenge(), EdwardsScalar.LENGTH);
        EdwardsPoint u = EdwardsPoint.publicSum(proof.response(), EdwardsPoint.BASE, c, point.negated());
        EdwardsPoint v =
                EdwardsPoint.publicSum(proof.response(), h, c, proof.gamma().negated());
        return Arrays.equals(
                proof.challenge(),
                VrfHashes.challenge(encoded, h.encode(), proof.gammaBytes(), u.encode(), v.encode()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VrfPublicKey key && Arrays.equals(encoded, key.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
