package org.postern.crypto.vrf;

import java.util.Arrays;
import javax.security.auth.Destroyable;
import org.postern.crypto.primitive.Sha2;

/**
 * The secret half of ECVRF-EDWARDS25519-SHA512-TAI (RFC 9381, suite 3; pki.md §19.3). Proofs are deterministic. What touches
 * the secret takes the same steps whatever it is; only the input decides how long hashing to the curve takes. {@link
 * #destroy} wipes it; every later use throws {@link IllegalStateException}.
 */
public final class VrfSecretKey implements Destroyable {
    /** Length of the seed in bytes. */
    public static final int LENGTH = 32;

    private final byte[] scalar;
    /** Makes nonces (RFC 9381 §5.4.2.2). */
    private final byte[] prefix;

    private final VrfPublicKey publicKey;
    private volatile boolean destroyed;

    private VrfSecretKey(byte[] scalar, byte[] prefix, VrfPublicKey publicKey) {
        this.scalar = scalar;
        this.prefix = prefix;
        this.publicKey = publicKey;
    }

    /**
     * The key of a seed of 32 random bytes.
     *
     * @throws IllegalArgumentException for another length
     */
    public static VrfSecretKey of(byte[] seed32) {
        if (seed32.length != LENGTH) {
            throw new IllegalArgumentException("Expected a seed of 32 bytes, found " + seed32.length);
        }
        byte[] expanded = Sha2.sha512(seed32);
        byte[] scalar = Arrays.copyOf(expanded, EdwardsScalar.LENGTH);
        byte[] prefix = Arrays.copyOfRange(expanded, EdwardsScalar.LENGTH, expanded.length);
        Arrays.fill(expanded, (byte) 0);
        scalar[0] &= (byte) 0xf8;
        scalar[31] &= 0x7f;
        scalar[31] |= 0x40;
        byte[] point = EdwardsPoint.BASE.times(scalar).encode();
        return new VrfSecretKey(
                scalar,
                prefix,
                VrfPublicKey.decode(point)
                        .orElseThrow(() -> new AssertionError("a clamped scalar gives a point of prime order")));
    }

    public VrfPublicKey publicKey() {
        return publicKey;
    }

    /** The output of 64 bytes for an input (RFC 9381 §5.2), without a proof. */
    public byte[] output(byte[] input) {
        return VrfHashes.output(VrfHashes.toCurve(publicKey.encode(), input).times(alive()));
    }

    /** The proof of 80 bytes for an input (RFC 9381 §5.1). */
    public byte[] prove(byte[] input) {
        byte[] key = publicKey.encode();
        EdwardsPoint h = VrfHashes.toCurve(key, input);
        EdwardsPoint gamma = h.times(alive());
        byte[] gammaBytes = gamma.encode();
        byte[] nonce = EdwardsScalar.reduce(Sha2.sha512(prefix, h.encode()));
        byte[] challenge = VrfHashes.challenge(
                key,
                h.encode(),
                gammaBytes,
                EdwardsPoint.BASE.times(nonce).encode(),
                h.times(nonce).encode());
        byte[] response = EdwardsScalar.productPlus(challenge, scalar, nonce);
        Arrays.fill(nonce, (byte) 0);
        return new VrfProof(gamma, gammaBytes, challenge, response).encode();
    }

    private byte[] alive() {
        if (destroyed) {
            throw new IllegalStateException("Expected a living key, found a destroyed one");
        }
        return scalar;
    }

    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(scalar, (byte) 0);
        Arrays.fill(prefix, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public String toString() {
        return "VrfSecretKey";
    }
}
