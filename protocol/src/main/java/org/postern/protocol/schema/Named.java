package org.postern.protocol.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.ErrorCode;

/**
 * A type of the type table (api.md §3).
 *
 * @param name as the table writes it
 * @param code what a value is refused with, where the type names a code; the outermost named type decides
 */
public record Named<T>(String name, Optional<ErrorCode> code, Schema<T> inner) implements Schema<T> {

    @Override
    public T read(@Nullable Object value, Limits limits) throws Malformed {
        try {
            return inner.read(value, limits);
        } catch (Malformed e) {
            throw code.map(e::named).orElse(e);
        }
    }

    @Override
    public Object write(T value) {
        return inner.write(value);
    }
}
