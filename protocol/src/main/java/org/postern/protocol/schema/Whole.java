package org.postern.protocol.schema;

import org.jspecify.annotations.Nullable;

/** An integer; {@code 1.0} and {@code "1"} are none (api.md §3). */
public record Whole(long min, long max) implements Schema<Long> {

    @Override
    public Long read(@Nullable Object value, Limits limits) throws Malformed {
        if (!(value instanceof Long number)) {
            throw Malformed.expected("an integer", value);
        }
        if (number < min || number > max) {
            throw new Malformed("Expected " + min + " to " + max + ", found " + number);
        }
        return number;
    }

    @Override
    public Object write(Long value) {
        return value;
    }
}
