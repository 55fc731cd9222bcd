package org.postern.protocol.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object whose member {@code type} selects its form (api.md §3 {@code blocksSource}). */
public record OneOf<T>(Class<T> type, List<RecordSchema<?>> forms) implements Schema<T> {
    static final String SELECTOR = "type";

    @Override
    public T read(@Nullable Object value, Limits limits) throws Malformed {
        Object selected = value instanceof Map<?, ?> object ? object.get(SELECTOR) : null;
        for (RecordSchema<?> form : forms) {
            if (form.form().filter(name -> name.equals(selected)).isPresent()) {
                return type.cast(form.read(value, limits));
            }
        }
        throw new Malformed("Expected an object whose type is one of " + names());
    }

    @Override
    public Object write(T value) {
        for (RecordSchema<?> form : forms) {
            if (form.type().isInstance(value)) {
                return form.writeAny(value);
            }
        }
        throw new AssertionError("a sealed type has a form for each of its records");
    }

    private List<String> names() {
        return forms.stream().flatMap(form -> form.form().stream()).toList();
    }
}
