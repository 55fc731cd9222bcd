package org.postern.crypto.ec;

import java.util.Optional;

/**
 * Compact ECDSA signature: 1b ‖ r ‖ s, 65 bytes, over a digest of 32 bytes (transport.md §16.5). The secret of each
 * signature comes from RFC 6979. s is not normalised, so signature bytes are malleable: never use them as an identifier.
 */
public final class CompactSignature {
    /** Length of a signature in bytes. */
    public static final int LENGTH = 65;

    static final int DIGEST_LENGTH = 32;

    // Always 27, whatever the recovery id would be; readers of 2018 take 27 to 34.
    private static final byte HEADER = 0x1b;
    private static final byte FIRST_COMPRESSED = 0x1f;
    private static final byte LAST_HEADER = 0x22;
    private static final int LAST_RECOVERY_ID = 3;

    private CompactSignature() {}

    /** Signs a digest of 32 bytes. */
    public static byte[] sign(EcPrivateKey key, byte[] digest32) {
        byte[] rs = CurveBackend.backend().sign(key.alive(), checked(digest32));
        byte[] out = new byte[LENGTH];
        out[0] = HEADER;
        System.arraycopy(rs, 0, out, 1, rs.length);
        return out;
    }

    /** Whether the bytes are a signature of the digest by the key; false for anything malformed. */
    public static boolean verify(EcPublicKey key, byte[] digest32, byte[] signature65) {
        checked(digest32);
        return isCompact(signature65) && CurveBackend.backend().verify(key.point(), digest32, signature65, 1);
    }

    /**
     * As {@link #sign}, with a first byte that tells the recovery id: 31 plus the id, for a compressed key. Costs up to five
     * times as much; the architecture's own formats do not need it.
     */
    public static byte[] signRecoverable(EcPrivateKey key, byte[] digest32) {
        byte[] signature = sign(key, digest32);
        for (int header = FIRST_COMPRESSED; header <= LAST_HEADER; header++) {
            signature[0] = (byte) header;
            if (recover(digest32, signature).filter(key.publicKey()::equals).isPresent()) {
                return signature;
            }
        }
        throw new AssertionError("one of four points made the signature");
    }

    /**
     * The key that made a signature whose first byte tells the recovery id; empty when there is none or the bytes are
     * malformed. What {@link #sign} writes does not tell it.
     */
    public static Optional<EcPublicKey> recover(byte[] digest32, byte[] signature65) {
        checked(digest32);
        if (!isCompact(signature65)) {
            return Optional.empty();
        }
        int recoveryId = (signature65[0] - HEADER) & LAST_RECOVERY_ID;
        return CurveBackend.backend()
                .recover(digest32, signature65, 1, recoveryId)
                .map(EcPublicKey::ofChecked);
    }

    private static boolean isCompact(byte[] signature) {
        return signature.length == LENGTH && signature[0] >= HEADER && signature[0] <= LAST_HEADER;
    }

    private static byte[] checked(byte[] digest) {
        if (digest.length != DIGEST_LENGTH) {
            throw new IllegalArgumentException("Digest: expected 32 bytes, found " + digest.length);
        }
        return digest;
    }
}
