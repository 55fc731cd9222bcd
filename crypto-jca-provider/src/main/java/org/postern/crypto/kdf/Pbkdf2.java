package org.postern.crypto.kdf;

import java.security.NoSuchAlgorithmException;
import java.security.spec.InvalidKeySpecException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2-HMAC-SHA-512 over UTF-8 text (client.md §1), for passwords and recovery words. */
public final class Pbkdf2 {
    private Pbkdf2() {}

    /** {@code length} bytes; the caller wipes the password and the result. */
    public static byte[] hmacSha512(char[] password, byte[] salt, int rounds, int length) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, length * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new AssertionError("every Java platform has PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }
}
