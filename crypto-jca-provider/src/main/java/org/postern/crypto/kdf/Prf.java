package org.postern.crypto.kdf;

import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import org.postern.crypto.primitive.Hmac;

/** The PRF of the key schedule: P_SHA256 of TLS 1.2 with the label already in the seed (transport.md §7.1). */
public final class Prf {
    private static final int BLOCK = 32;

    private Prf() {}

    /** The first {@code length} bytes of P(secret, seed). */
    public static byte[] expand(byte[] secret, byte[] seed, int length) {
        Mac mac = Hmac.sha256Instance(secret);
        byte[] out = new byte[length];
        byte[] block = new byte[BLOCK];
        byte[] a = mac.doFinal(seed);
        for (int done = 0; done < length; done += BLOCK) {
            mac.update(a);
            mac.update(seed);
            finish(mac, block);
            System.arraycopy(block, 0, out, done, Math.min(BLOCK, length - done));
            mac.update(a);
            finish(mac, a);
        }
        Arrays.fill(block, (byte) 0);
        Arrays.fill(a, (byte) 0);
        return out;
    }

    private static void finish(Mac mac, byte[] into) {
        try {
            mac.doFinal(into, 0);
        } catch (ShortBufferException e) {
            throw new AssertionError("the buffer has the length of the MAC", e);
        }
    }
}
