package org.postern.protocol.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of {@code min} to {@code max} entries.
 *
 * @param distinct whether each may be in it once only
 */
public record ListOf<T>(Schema<T> entry, int min, Bound max, boolean distinct) implements Schema<List<T>> {

    public ListOf(Schema<T> entry, int min, Bound max) {
        this(entry, min, max, false);
    }

    @Override
    public List<T> read(@Nullable Object value, Limits limits) throws Malformed {
        if (!(value instanceof List<?> raw)) {
            throw Malformed.expected("a list", value);
        }
        int most = max.in(limits);
        if (raw.size() < min || raw.size() > most) {
            throw new Malformed("Expected " + min + " to " + most + " entries, found " + raw.size());
        }
        List<T> entries = new ArrayList<>(raw.size());
        for (int i = 0; i < raw.size(); i++) {
            try {
                entries.add(entry.read(raw.get(i), limits));
            } catch (Malformed e) {
                throw e.under(String.valueOf(i));
            }
        }
        if (distinct && new HashSet<>(entries).size() < entries.size()) {
            throw new Malformed("Expected every entry once, found a repeated one");
        }
        return List.copyOf(entries);
    }

    @Override
    public Object write(List<T> value) {
        return value.stream().map(entry::write).toList();
    }
}
