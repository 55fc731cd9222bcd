package org.postern.protocol.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map with checked keys; an empty list is an empty map (api.md §3). */
public record MapOf<K, V>(Schema<K> key, Schema<V> value) implements Schema<Map<K, V>> {

    @Override
    public Map<K, V> read(@Nullable Object raw, Limits limits) throws Malformed {
        Map<K, V> entries = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : RecordSchema.object(raw).entrySet()) {
            try {
                K k = key.read(entry.getKey(), limits);
                entries.put(k, value.read(entry.getValue(), limits));
            } catch (Malformed e) {
                throw e.under(entry.getKey());
            }
        }
        return entries;
    }

    @Override
    public Object write(Map<K, V> entries) {
        Map<String, Object> raw = new LinkedHashMap<>();
        entries.forEach((k, v) -> raw.put(String.valueOf(key.write(k)), value.write(v)));
        return raw;
    }
}
