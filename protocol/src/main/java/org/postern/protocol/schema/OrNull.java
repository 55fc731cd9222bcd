package org.postern.protocol.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value that may be null on the wire. */
public record OrNull<T>(Schema<T> inner) implements Schema<Optional<T>> {

    @Override
    public Optional<T> read(@Nullable Object value, Limits limits) throws Malformed {
        return value == null ? Optional.empty() : Optional.of(inner.read(value, limits));
    }

    @Override
    @SuppressWarnings("NullAway") // PSON null is the wire form of an absent value
    public Object write(Optional<T> value) {
        return value.map(inner::write).orElse(null);
    }
}
