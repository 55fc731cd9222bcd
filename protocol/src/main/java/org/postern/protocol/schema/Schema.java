package org.postern.protocol.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of a value on the wire, as data: it reads, it writes, and whoever describes the API looks at what it is made of
 * (api.md §3). Values are those of {@code org.postern.pson.Pson}: null, Boolean, Long, Double, String, byte[], List, Map.
 *
 * @param <T> what a value is in Java
 */
public sealed interface Schema<T>
        permits Text,
                Whole,
                Decimal,
                Flag,
                Bytes,
                ListOf,
                MapOf,
                RecordSchema,
                OneOf,
                Words,
                Constant,
                OrNull,
                OrText,
                Named,
                Covering {

    /**
     * Reads a decoded value.
     *
     * @throws Malformed if the value does not fit, with the path and the code to report
     */
    T read(@Nullable Object value, Limits limits) throws Malformed;

    Object write(T value);

    /** Plain text of {@code min} to {@code max} code points. */
    static Schema<String> text(int min, int max) {
        return new Text<>(min, max, Format.PLAIN);
    }

    static Schema<Long> whole(long min, long max) {
        return new Whole(min, max);
    }

    static <T> Schema<List<T>> list(Schema<T> entry, int max) {
        return new ListOf<>(entry, 0, Bound.of(max));
    }

    /** A list that is bounded by what is stored, not by its form. */
    static <T> Schema<List<T>> list(Schema<T> entry) {
        return list(entry, Integer.MAX_VALUE);
    }

    static <K, V> Schema<Map<K, V>> map(Schema<K> key, Schema<V> value) {
        return new MapOf<>(key, value);
    }

    /** A value, or null for none. */
    static <T> Schema<Optional<T>> orNull(Schema<T> inner) {
        return new OrNull<>(inner);
    }

    /** A value, or one fixed text for none. */
    static <T> Schema<Optional<T>> orText(String none, Schema<T> inner) {
        return new OrText<>(none, inner);
    }
}
