package org.postern.protocol.schema;

import org.jspecify.annotations.Nullable;

/** A non-negative integer as decimal digits in text, the form of all times: milliseconds since 1970 (api.md §3 {@code bi10}). */
public record Decimal() implements Schema<Long> {
    /** Digits of the longest; 19 would not fit a long. */
    public static final int MAX_DIGITS = 18;

    private static final Text<String> DIGITS = new Text<>(0, MAX_DIGITS, Format.PLAIN);

    @Override
    public Long read(@Nullable Object value, Limits limits) throws Malformed {
        String text = DIGITS.read(value, limits);
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Malformed("Expected decimal digits");
        }
        return Long.valueOf(text);
    }

    @Override
    public Object write(Long value) {
        return value.toString();
    }
}
