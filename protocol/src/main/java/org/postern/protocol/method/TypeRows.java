package org.postern.protocol.method;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.schema.Named;
import org.postern.protocol.schema.Schema;
import org.postern.protocol.schema.TypeTable;

/** The rows of a type table as they are written down. */
final class TypeRows implements TypeTable {
    private final List<Named<?>> inOrder = new ArrayList<>();
    private final Map<String, Schema<?>> byName = new HashMap<>();
    private final Map<String, Schema<?>> byJavaType = new HashMap<>();

    /** A type that reports its own code. */
    <T> Schema<T> row(String name, ErrorCode code, Schema<T> form) {
        return add(new Named<>(name, Optional.of(code), form));
    }

    /** A type whose refusals have the code of what it stands in. */
    <T> Schema<T> row(String name, Schema<T> form) {
        return add(new Named<>(name, Optional.empty(), form));
    }

    /** Components of this Java type have this schema unless they say otherwise. */
    <T> Schema<T> of(Class<T> javaType, Schema<T> schema) {
        byJavaType.put(javaType.getTypeName(), schema);
        return schema;
    }

    /** The same for lists of a Java type. */
    <T> Schema<List<T>> ofList(Class<T> entry, Schema<List<T>> schema) {
        byJavaType.put(List.class.getName() + "<" + entry.getTypeName() + ">", schema);
        return schema;
    }

    private <T> Schema<T> add(Named<T> row) {
        inOrder.add(row);
        byName.put(row.name(), row);
        return row;
    }

    List<Named<?>> all() {
        return List.copyOf(inOrder);
    }

    @Override
    public Optional<Schema<?>> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Optional<Schema<?>> byJavaType(String javaType) {
        return Optional.ofNullable(byJavaType.get(javaType));
    }
}
