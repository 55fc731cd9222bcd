package org.postern.crypto.kdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.Mac;
import org.postern.crypto.primitive.Hmac;

/** Key expansion of the symmetric containers: HMAC-SHA-256 in counter and feedback mode (transport.md §18.1). */
public final class Kem {
    private static final int BLOCK = 32;

    private Kem() {}

    /** {@code length} bytes for the label; no other context is mixed in. */
    public static byte[] derive(byte[] key, String label, int length) {
        byte[] seed = seed(label, length);
        Mac mac = Hmac.sha256Instance(key);
        byte[] out = new byte[length];
        byte[] k = new byte[0];
        for (int i = 1, done = 0; done < length; i++, done += BLOCK) {
            mac.update(k);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, i));
            mac.update(seed);
            Arrays.fill(k, (byte) 0);
            k = mac.doFinal();
            System.arraycopy(k, 0, out, done, Math.min(BLOCK, length - done));
        }
        Arrays.fill(k, (byte) 0);
        return out;
    }

    private static byte[] seed(String label, int length) {
        byte[] text = label.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(text.length + 1 + Integer.BYTES)
                .put(text)
                .put((byte) 0)
                .putInt(length)
                .array();
    }
}
