package org.postern.protocol.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value, or one fixed text in its place, often the empty one. */
public record OrText<T>(String none, Schema<T> inner) implements Schema<Optional<T>> {

    @Override
    public Optional<T> read(@Nullable Object value, Limits limits) throws Malformed {
        return none.equals(value) ? Optional.empty() : Optional.of(inner.read(value, limits));
    }

    @Override
    public Object write(Optional<T> value) {
        return value.map(inner::write).orElse(none);
    }
}
