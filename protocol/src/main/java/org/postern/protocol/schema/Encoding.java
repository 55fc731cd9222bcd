package org.postern.protocol.schema;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** How bytes stand in a value (api.md §3 {@code buffer}, {@code base64}, {@code hex}). */
public enum Encoding {
    /** As they are; text is taken as its UTF-8 bytes, which is how servers of 2018 send bytes that happen to be text. */
    BINARY,
    /** Standard alphabet, with padding. */
    BASE64,
    /** Two digits a byte. */
    HEX;

    /**
     * Decodes text. Unlike the decoder of the JDK, base64 without padding or with loose bits at its end is refused.
     *
     * @throws IllegalArgumentException if it is not in this encoding
     */
    public byte[] decode(String text) {
        return switch (this) {
            case BINARY -> text.getBytes(StandardCharsets.UTF_8);
            case HEX -> HexFormat.of().parseHex(text);
            case BASE64 -> {
                byte[] bytes = Base64.getDecoder().decode(text);
                if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
                    throw new IllegalArgumentException("Expected base64 with padding");
                }
                yield bytes;
            }
        };
    }

    /** The wire form: the bytes themselves, or text. */
    public Object encode(byte[] bytes) {
        return switch (this) {
            case BINARY -> bytes;
            case HEX -> HexFormat.of().formatHex(bytes);
            case BASE64 -> Base64.getEncoder().encodeToString(bytes);
        };
    }
}
