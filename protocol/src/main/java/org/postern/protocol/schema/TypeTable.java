package org.postern.protocol.schema;

import java.util.Optional;

/** The named types of an API (api.md §3), by name and, where it decides, by Java type. */
public interface TypeTable {
    Optional<Schema<?>> byName(String name);

    /**
     * The type that components of this Java type have.
     *
     * @param javaType as {@link java.lang.reflect.Type#getTypeName} writes it
     */
    Optional<Schema<?>> byJavaType(String javaType);
}
