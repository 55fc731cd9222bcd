package org.postern.crypto.ec;

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
    private static final byte LAST_HEADER = 0x22;

    private CompactSignature() {}

    /** Signs a digest of 32 bytes. */
    public static byte[] sign(EcPrivateKey key, byte[] digest32) {
        byte[] rs = Secp256k1.backend().sign(key.alive(), checked(digest32));
        byte[] out = new byte[LENGTH];
        out[0] = HEADER;
        System.arraycopy(rs, 0, out, 1, rs.length);
        return out;
    }

    /** Whether the bytes are a signature of the digest by the key; false for anything malformed. */
    public static boolean verify(EcPublicKey key, byte[] digest32, byte[] signature65) {
        checked(digest32);
        if (signature65.length != LENGTH || signature65[0] < HEADER || signature65[0] > LAST_HEADER) {
            return false;
        }
        return Secp256k1.backend().verify(key.point(), digest32, signature65, 1);
    }

    private static byte[] checked(byte[] digest) {
        if (digest.length != DIGEST_LENGTH) {
            throw new IllegalArgumentException("Digest: expected 32 bytes, found " + digest.length);
        }
        return digest;
    }
}
