package org.postern.protocol.schema;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object that speaks for the object it stands in: once it is read it is told the other members
 * (decisions.md §1, "Sink proof").
 *
 * @param members what it has on the wire
 * @param bind the value of its members and of those it stands beside; throws an {@link IllegalArgumentException} where these
 *     cannot be covered
 */
public record Covering<M extends Record, T>(
        RecordSchema<M> members, BiFunction<M, Map<String, Object>, T> bind, Function<T, M> unbind)
        implements Schema<T> {

    /** Read as if nothing stood beside it. */
    @Override
    public T read(@Nullable Object value, Limits limits) throws Malformed {
        return bind.apply(members.read(value, limits), Map.of());
    }

    /** The same value beside these members. */
    T beside(T read, Map<String, Object> others) {
        return bind.apply(unbind.apply(read), others);
    }

    @Override
    public Object write(T value) {
        return members.write(unbind.apply(value));
    }
}
