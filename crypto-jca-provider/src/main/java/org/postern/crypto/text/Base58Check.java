package org.postern.crypto.text;

import java.security.MessageDigest;
import java.util.Arrays;
import org.postern.crypto.primitive.Sha2;

/** Base58 with a checksum of four bytes of the double SHA-256 (transport.md §16.4). */
public final class Base58Check {
    private static final int CHECKSUM = 4;

    private Base58Check() {}

    /** base58(payload ‖ SHA256(SHA256(payload))[0..4)). */
    public static String encode(byte[] payload) {
        byte[] bytes = Arrays.copyOf(payload, payload.length + CHECKSUM);
        System.arraycopy(Sha2.sha256(Sha2.sha256(payload)), 0, bytes, payload.length, CHECKSUM);
        String text = Base58.encode(bytes);
        Arrays.fill(bytes, (byte) 0);
        return text;
    }

    /**
     * The payload of a text.
     *
     * @throws IllegalArgumentException when the text is not Base58, too short, or its checksum is wrong
     */
    public static byte[] decode(String text) {
        byte[] bytes = Base58.decode(text);
        if (bytes.length < CHECKSUM) {
            throw new IllegalArgumentException("Base58Check: expected at least 4 bytes, found " + bytes.length);
        }
        byte[] payload = Arrays.copyOf(bytes, bytes.length - CHECKSUM);
        byte[] found = Arrays.copyOfRange(bytes, payload.length, bytes.length);
        Arrays.fill(bytes, (byte) 0);
        byte[] expected = Arrays.copyOf(Sha2.sha256(Sha2.sha256(payload)), CHECKSUM);
        if (!MessageDigest.isEqual(expected, found)) {
            throw new IllegalArgumentException("Base58Check: the checksum does not match the payload");
        }
        return payload;
    }
}
