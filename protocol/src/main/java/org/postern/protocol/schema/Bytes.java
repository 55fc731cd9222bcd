package org.postern.protocol.schema;

import org.jspecify.annotations.Nullable;

/** Bytes in some encoding, {@code min} to {@code max} of them. */
public record Bytes(Encoding encoding, int min, Bound max) implements Schema<byte[]> {

    @Override
    public byte[] read(@Nullable Object value, Limits limits) throws Malformed {
        int most = max.in(limits);
        byte[] bytes = encoding == Encoding.BINARY ? binary(value) : decoded(value, most);
        if (bytes.length < min || bytes.length > most) {
            throw new Malformed("Expected " + min + " to " + most + " bytes, found " + bytes.length);
        }
        return bytes;
    }

    @Override
    public Object write(byte[] value) {
        return encoding.encode(value);
    }

    private byte[] binary(@Nullable Object value) throws Malformed {
        return switch (value) {
            case byte[] bytes -> bytes;
            case String text -> encoding.decode(text);
            case null, default -> throw Malformed.expected("bytes", value);
        };
    }

    /** What is too long is refused before it is decoded. */
    private byte[] decoded(@Nullable Object value, int most) throws Malformed {
        if (!(value instanceof String text)) {
            throw Malformed.expected("text", value);
        }
        if (text.length() > longest(most)) {
            throw new Malformed("Expected at most " + most + " bytes, found more");
        }
        try {
            return encoding.decode(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed("Expected encoded bytes, found other characters");
        }
    }

    private int longest(int most) {
        return encoding == Encoding.HEX ? 2 * most : most * 4 / 3 + 4;
    }
}
