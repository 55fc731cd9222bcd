package org.postern.crypto.container;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import org.postern.crypto.container.InvalidContainerException.Reason;
import org.postern.crypto.kdf.Kem;
import org.postern.crypto.primitive.AesCbc;
import org.postern.crypto.primitive.Hmac;

/**
 * Sealed data, container type 4 (transport.md §18.2). A block of zeros is encrypted before the data, so its ciphertext
 * can stand in for the vector, which is not stored.
 */
final class Authenticated {
    private static final int TAG = 16;
    private static final int KEYS = 64;

    private Authenticated() {}

    static byte[] seal(byte[] key, byte[] iv, byte[] plaintext) {
        byte[] keys = keys(key);
        byte[] padded = new byte[AesCbc.BLOCK + plaintext.length];
        System.arraycopy(plaintext, 0, padded, AesCbc.BLOCK, plaintext.length);
        int end = 1 + AesCbc.sealedLength(padded.length);
        byte[] out = new byte[end + TAG];
        out[0] = Container.AUTHENTICATED;
        try {
            AesCbc.encrypt(encryptionKey(keys), iv, padded, out, 1);
            System.arraycopy(tag(keys, out, end), 0, out, end, TAG);
        } finally {
            wipe(keys, padded);
        }
        return out;
    }

    static byte[] open(byte[] key, byte[] sealed) throws InvalidContainerException {
        int end = sealed.length - TAG;
        int first = 1 + AesCbc.BLOCK;
        if (end <= first) {
            throw new InvalidContainerException(
                    Reason.WRONG_LENGTH,
                    "Invalid container: expected at least 49 bytes of type 4, found " + sealed.length);
        }
        byte[] keys = keys(key);
        try {
            byte[] found = Arrays.copyOfRange(sealed, end, sealed.length);
            if (!MessageDigest.isEqual(tag(keys, sealed, end), found)) {
                throw new InvalidContainerException(Reason.WRONG_TAG, "Invalid container: the tag is wrong");
            }
            return Container.decrypt(encryptionKey(keys), sealed, 1, sealed, first, end - first);
        } finally {
            wipe(keys);
        }
    }

    private static byte[] keys(byte[] key) {
        if (key.length != AesCbc.KEY_LENGTH) {
            throw new IllegalArgumentException("Container key: expected 32 bytes, found " + key.length);
        }
        return Kem.derive(key, "key expansion", KEYS);
    }

    private static byte[] encryptionKey(byte[] keys) {
        return Arrays.copyOf(keys, AesCbc.KEY_LENGTH);
    }

    private static byte[] tag(byte[] keys, byte[] bytes, int end) {
        Mac mac = Hmac.sha256Instance(Arrays.copyOfRange(keys, AesCbc.KEY_LENGTH, KEYS));
        mac.update(bytes, 1, end - 1);
        return Arrays.copyOf(mac.doFinal(), TAG);
    }

    private static void wipe(byte[]... secrets) {
        for (byte[] secret : secrets) {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
