package org.postern.protocol.schema;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.schema.RecordSchema.Member;

/**
 * From Java types to schemas: a component's type decides, with the help of a type table and, where several would fit, of an
 * annotation. What remains undecided ends the start with the name of the component.
 */
public final class Derivation {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final TypeTable table;
    private final Deque<Class<?>> around = new ArrayDeque<>();

    public Derivation(TypeTable table) {
        this.table = table;
    }

    /**
     * The schema of a record.
     *
     * @throws IllegalStateException naming the component whose schema is not decided
     */
    public <R extends Record> RecordSchema<R> record(Class<R> type) {
        if (around.contains(type)) {
            throw new IllegalStateException(type.getSimpleName() + ": Expected a record that does not contain itself");
        }
        around.push(type);
        try {
            List<Member> members = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                members.add(member(component));
            }
            Optional<String> form =
                    Optional.ofNullable(type.getAnnotation(Form.class)).map(Form::value);
            return new RecordSchema<>(type, form, type.isAnnotationPresent(Open.class), members, constructor(type));
        } finally {
            around.pop();
        }
    }

    private Member member(RecordComponent component) {
        Absent absent = component.getAnnotation(Absent.class);
        boolean wrapped = component.getType() == Optional.class;
        AnnotatedType type = wrapped ? argument(component.getAnnotatedType(), 0) : component.getAnnotatedType();
        Schema<Object> inner = any(new Place(component).schema(type));
        Schema<Object> schema = absent == null ? inner : any(instead(absent.value(), inner));
        Says says = component.getAnnotation(Says.class);
        return new Member(
                component.getName(),
                schema,
                wrapped && absent == null,
                says == null ? "" : says.value(),
                covering(inner),
                accessor(component));
    }

    private static Schema<?> instead(Absent.As none, Schema<?> inner) {
        return switch (none) {
            case NULL -> Schema.orNull(inner);
            case EMPTY_TEXT -> Schema.orText("", inner);
        };
    }

    @SuppressWarnings("unchecked") // what it reads is the component
    private static Optional<Covering<?, Object>> covering(Schema<Object> schema) {
        Schema<?> form = schema instanceof Named<Object> named ? named.inner() : schema;
        return form instanceof Covering<?, ?> covering ? Optional.of((Covering<?, Object>) covering) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // values only pass between a schema and the component it was derived from
    private static Schema<Object> any(Schema<?> schema) {
        return (Schema<Object>) schema;
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }

    private static MethodHandle constructor(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return MethodHandles.privateLookupIn(type, LOOKUP)
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a record has its canonical constructor", e);
        }
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            return MethodHandles.privateLookupIn(component.getDeclaringRecord(), LOOKUP)
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new LinkageError("a record has its accessors", e);
        }
    }

    /** One component on the way to its schema. */
    private final class Place {
        private final RecordComponent component;

        Place(RecordComponent component) {
            this.component = component;
        }

        Schema<?> schema(AnnotatedType type) {
            Schema<?> annotated = annotated(Marks.of(type));
            if (annotated != null) {
                return annotated;
            }
            String name = type.getType().getTypeName();
            return table.byJavaType(name).orElseGet(() -> built(type, name));
        }

        private @Nullable Schema<?> annotated(Marks marks) {
            if (marks.is() != null) {
                String name = marks.is().value();
                return table.byName(name).orElseThrow(() -> undecided("no type " + name + " in the type table"));
            }
            if (marks.chars() != null) {
                return Schema.text(marks.chars().min(), marks.chars().max());
            }
            if (marks.range() != null) {
                return Schema.whole(marks.range().min(), marks.range().max());
            }
            if (marks.base64() != null) {
                return new Bytes(Encoding.BASE64, 0, Bound.of(marks.base64().max()));
            }
            return null;
        }

        private Schema<?> built(AnnotatedType annotated, String name) {
            if (annotated instanceof AnnotatedParameterizedType generic) {
                return built(generic, name);
            }
            Class<?> type = annotated.getType() instanceof Class<?> c ? c : Object.class;
            if (type == boolean.class || type == Boolean.class) {
                return new Flag();
            }
            if (type.isRecord()) {
                return record(type.asSubclass(Record.class));
            }
            if (type.isEnum()) {
                return words(type);
            }
            if (type.isSealed()) {
                return oneOf(type);
            }
            throw undecided(name + " without an annotation that says which");
        }

        private Schema<?> built(AnnotatedParameterizedType generic, String name) {
            if (name.startsWith(List.class.getName() + "<")) {
                return list(any(schema(argument(generic, 0))), Marks.of(generic));
            }
            if (name.startsWith(Map.class.getName() + "<")) {
                return Schema.map(any(schema(argument(generic, 0))), any(schema(argument(generic, 1))));
            }
            throw undecided(name);
        }

        private Schema<?> list(Schema<Object> entry, Marks marks) {
            if (marks.count() != null) {
                return new ListOf<>(
                        entry, marks.count().min(), Bound.of(marks.count().max()), marks.distinct());
            }
            if (marks.upTo() != null) {
                return new ListOf<>(entry, 0, Bound.of(marks.upTo().value()), marks.distinct());
            }
            throw undecided("a list without @Count or @UpTo");
        }

        private <T> Schema<T> oneOf(Class<T> type) {
            return new OneOf<>(
                    type,
                    Arrays.stream(type.getPermittedSubclasses())
                            .<RecordSchema<?>>map(form -> record(form.asSubclass(Record.class)))
                            .toList());
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // isEnum was asked
        private static Schema<?> words(Class<?> type) {
            return Words.asNamed((Class) type);
        }

        private IllegalStateException undecided(String found) {
            return new IllegalStateException(component.getDeclaringRecord().getSimpleName() + "." + component.getName()
                    + ": Expected a type or an annotation that decides its schema, found " + found);
        }
    }
}
