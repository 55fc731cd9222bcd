package org.postern.protocol.keystore;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text in packets: UTF-8 and nothing else, so that it is written again as it was read (pki.md §2.1). */
final class Text {
    private Text() {}

    static byte[] encode(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String decode(byte[] octets) throws KeystoreException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new KeystoreException("Expected text in UTF-8, found other octets", e);
        }
    }
}
