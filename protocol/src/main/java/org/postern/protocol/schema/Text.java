package org.postern.protocol.schema;

import org.jspecify.annotations.Nullable;

/** Text of {@code min} to {@code max} code points in a certain form (api.md §3 {@code string}). */
public record Text<T>(int min, int max, Format<T> format) implements Schema<T> {

    @Override
    public T read(@Nullable Object value, Limits limits) throws Malformed {
        if (!(value instanceof String text)) {
            throw Malformed.expected("text", value);
        }
        if (text.indexOf('\0') >= 0) {
            // Databases do not store it, and no honest client sends it.
            throw new Malformed("Expected text without the character U+0000");
        }
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            throw new Malformed("Expected " + min + " to " + max + " characters, found " + length);
        }
        try {
            return format.parse().apply(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Object write(T value) {
        return format.print().apply(value);
    }
}
