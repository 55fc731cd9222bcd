package org.postern.crypto.primitive;

import java.security.GeneralSecurityException;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-CBC with PKCS#7 padding, the one cipher of the formats (client.md §1). Keys have 32 bytes. */
public final class AesCbc {
    /** Length of a key in bytes. */
    public static final int KEY_LENGTH = 32;
    /** Length of a block and of the initialisation vector in bytes. */
    public static final int BLOCK = 16;

    private AesCbc() {}

    /** Length of the ciphertext of so many plaintext bytes, padding included. */
    public static int sealedLength(int plaintextLength) {
        return Math.addExact(plaintextLength - plaintextLength % BLOCK, BLOCK);
    }

    /** Encrypts {@code plaintext} into {@code out} from {@code offset} on; {@link #sealedLength} bytes are written. */
    public static void encrypt(byte[] key, byte[] iv, byte[] plaintext, byte[] out, int offset) {
        try {
            cipher(Cipher.ENCRYPT_MODE, key, iv, 0).doFinal(plaintext, 0, plaintext.length, out, offset);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("encryption of checked sizes cannot fail", e);
        }
    }

    /**
     * Decrypts {@code length} bytes of {@code in} from {@code offset} on; the vector are the 16 bytes of {@code ivSource} at
     * {@code ivOffset}.
     *
     * @throws BadPaddingException when the length is no multiple of 16 or the padding is wrong
     */
    public static byte[] decrypt(byte[] key, byte[] ivSource, int ivOffset, byte[] in, int offset, int length)
            throws BadPaddingException {
        if (length <= 0 || length % BLOCK != 0) {
            throw new BadPaddingException(
                    "Invalid ciphertext: expected a positive multiple of 16 bytes, found " + length);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, ivSource, ivOffset).doFinal(in, offset, length);
        } catch (IllegalBlockSizeException e) {
            throw new AssertionError("the length was checked", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] ivSource, int ivOffset) {
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException("AES key: expected 32 bytes, found " + key.length);
        }
        try {
            Cipher cipher = AesCiphers.cbc();
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(ivSource, ivOffset, BLOCK));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has AES-256-CBC", e);
        }
    }
}
