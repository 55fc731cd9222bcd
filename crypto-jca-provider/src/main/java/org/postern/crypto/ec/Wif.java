package org.postern.crypto.ec;

import java.util.Arrays;
import org.postern.crypto.text.Base58Check;

/** Text form of private keys: base58check of 80 ‖ d ‖ 01 (transport.md §16.3). */
final class Wif {
    private static final byte VERSION = (byte) 0x80;
    private static final byte COMPRESSED = 1;
    private static final int SHORT_LENGTH = 1 + Secp256k1.SCALAR_LENGTH;
    private static final int LENGTH = SHORT_LENGTH + 1;

    private Wif() {}

    static String encode(byte[] scalar) {
        byte[] payload = new byte[LENGTH];
        payload[0] = VERSION;
        System.arraycopy(scalar, 0, payload, 1, Secp256k1.SCALAR_LENGTH);
        payload[LENGTH - 1] = COMPRESSED;
        String text = Base58Check.encode(payload);
        Arrays.fill(payload, (byte) 0);
        return text;
    }

    /** Ignores the first byte, as the readers of 2018 did. */
    static EcPrivateKey decode(String text) {
        byte[] payload = Base58Check.decode(text);
        boolean marked = payload.length == LENGTH && payload[LENGTH - 1] == COMPRESSED;
        if (!marked && payload.length != SHORT_LENGTH) {
            throw new IllegalArgumentException(
                    "WIF: expected 33 bytes, or 34 that end with 1, found " + payload.length);
        }
        byte[] scalar = Arrays.copyOfRange(payload, 1, SHORT_LENGTH);
        Arrays.fill(payload, (byte) 0);
        try {
            return EcPrivateKey.of(scalar);
        } finally {
            Arrays.fill(scalar, (byte) 0);
        }
    }
}
