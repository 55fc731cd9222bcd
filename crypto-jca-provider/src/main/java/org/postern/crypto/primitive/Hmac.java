package org.postern.crypto.primitive;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC with SHA-256 and SHA-512 (client.md §1). Keys may have any length, also none. */
public final class Hmac {
    // HMAC pads a short key with zero bytes, so this is the empty key in a form the platform accepts.
    private static final byte[] EMPTY_KEY = new byte[1];

    private Hmac() {}

    /** HMAC-SHA-256 over the concatenation of the parts; 32 bytes. */
    public static byte[] sha256(byte[] key, byte[]... parts) {
        return mac(sha256Instance(key), parts);
    }

    /** HMAC-SHA-512 over the concatenation of the parts; 64 bytes. */
    public static byte[] sha512(byte[] key, byte[]... parts) {
        return mac(instance("HmacSHA512", key), parts);
    }

    /** A keyed HMAC-SHA-256 to be used many times; not safe for use by several threads. */
    public static Mac sha256Instance(byte[] key) {
        return instance("HmacSHA256", key);
    }

    private static byte[] mac(Mac mac, byte[]... parts) {
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static Mac instance(String algorithm, byte[] key) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.length == 0 ? EMPTY_KEY : key, algorithm));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new AssertionError("every Java platform has " + algorithm, e);
        }
    }
}
