package org.postern.bench.micro;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-CBC and HMAC-SHA-256 of the platform over so many bytes, into memory that is there already. */
final class BareCipher {
    private static final int BLOCK = 16;

    private final SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
    private final byte[] text;
    private final byte[] sealed;
    private final byte[] opened;
    private final byte[] digest = new byte[32];
    private final Cipher encryption;
    private final Cipher decryption;
    private final Mac mac;

    BareCipher(int length) {
        text = new byte[length];
        int cipherLength = BLOCK * (length / BLOCK + 1);
        sealed = new byte[BLOCK + cipherLength];
        opened = new byte[cipherLength];
        try {
            encryption = Cipher.getInstance("AES/CBC/PKCS5Padding");
            decryption = Cipher.getInstance("AES/CBC/PKCS5Padding");
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
            int _ = seal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES and HMAC", e);
        }
    }

    int seal() throws GeneralSecurityException {
        int length = encrypt();
        mac.update(sealed);
        mac.doFinal(digest, 0);
        return length;
    }

    int open() throws GeneralSecurityException {
        mac.update(sealed);
        mac.doFinal(digest, 0);
        return decrypt();
    }

    int encrypt() throws GeneralSecurityException {
        encryption.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(sealed, 0, BLOCK));
        return encryption.doFinal(text, 0, text.length, sealed, BLOCK);
    }

    int decrypt() throws GeneralSecurityException {
        decryption.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(sealed, 0, BLOCK));
        return decryption.doFinal(sealed, BLOCK, sealed.length - BLOCK, opened, 0);
    }

    byte[] mac(byte[] bytes) {
        return mac.doFinal(bytes);
    }
}
