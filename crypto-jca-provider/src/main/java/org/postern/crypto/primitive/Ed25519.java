package org.postern.crypto.primitive;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519.Algorithm;

/** Signatures Ed25519 (RFC 8032), which logs and their witnesses use (pki.md §19.4). Signing takes the same time for every key. */
public final class Ed25519 {
    /** Length of a seed and of a public key in bytes. */
    public static final int KEY_LENGTH = 32;
    /** Length of a signature in bytes. */
    public static final int SIGNATURE_LENGTH = 64;

    private Ed25519() {}

    /** The public key of a seed of 32 random bytes. */
    public static byte[] publicKey(byte[] seed32) {
        return secret(seed32).generatePublicKey().getEncoded();
    }

    /** A signature of 64 bytes. */
    public static byte[] sign(byte[] seed32, byte[] message) {
        byte[] signature = new byte[SIGNATURE_LENGTH];
        secret(seed32).sign(Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
        return signature;
    }

    /** Whether the signature holds; false for keys and signatures of another length or form. */
    public static boolean verify(byte[] publicKey32, byte[] message, byte[] signature) {
        if (publicKey32.length != KEY_LENGTH || signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        try {
            return new Ed25519PublicKeyParameters(publicKey32)
                    .verify(Algorithm.Ed25519, null, message, 0, message.length, signature, 0);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Ed25519PrivateKeyParameters secret(byte[] seed32) {
        if (seed32.length != KEY_LENGTH) {
            throw new IllegalArgumentException("Expected a seed of 32 bytes, found " + seed32.length);
        }
        return new Ed25519PrivateKeyParameters(seed32);
    }
}
