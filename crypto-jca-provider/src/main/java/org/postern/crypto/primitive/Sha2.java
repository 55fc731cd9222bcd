package org.postern.crypto.primitive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-2 hashes as the formats use them (client.md §1). Every result is a new array of 32 or 64 bytes. */
public final class Sha2 {
    private Sha2() {}

    /** SHA-256 over the concatenation of the parts; 32 bytes. */
    public static byte[] sha256(byte[]... parts) {
        return hash("SHA-256", parts);
    }

    /** SHA-512 over the concatenation of the parts; 64 bytes. */
    public static byte[] sha512(byte[]... parts) {
        return hash("SHA-512", parts);
    }

    private static byte[] hash(String algorithm, byte[]... parts) {
        MessageDigest digest = digest(algorithm);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has " + algorithm, e);
        }
    }
}
