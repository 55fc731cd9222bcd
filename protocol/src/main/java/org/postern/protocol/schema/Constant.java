package org.postern.protocol.schema;

import org.jspecify.annotations.Nullable;

/** One fixed text, and what it means in Java. */
public record Constant<T>(String text, T meaning) implements Schema<T> {

    @Override
    public T read(@Nullable Object value, Limits limits) throws Malformed {
        if (!text.equals(value)) {
            throw new Malformed("Expected \"" + text + "\"");
        }
        return meaning;
    }

    @Override
    public Object write(T value) {
        return text;
    }
}
