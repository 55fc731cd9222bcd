package org.postern.protocol.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.signed.SinkProof;

/**
 * A closed object of the type table as a Java record: members are the record's components by name; an unknown or missing
 * member is an error, an optional one may be absent but not null (api.md §3).
 */
public final class RecordWire<R extends Record> implements Wire<R> {
    private final MethodHandle constructor;
    private final List<Member> members;
    private final boolean open;

    private RecordWire(MethodHandle constructor, List<Member> members, boolean open) {
        this.constructor = constructor;
        this.members = List.copyOf(members);
        this.open = open;
    }

    private record Member(String name, Wire<Object> wire, boolean optional, MethodHandle accessor) {}

    /** Begins the description of a record; members follow in the order of its components. */
    public static <R extends Record> Builder<R> of(MethodHandles.Lookup lookup, Class<R> type) {
        return new Builder<>(lookup, type);
    }

    @Override
    public R read(@Nullable Object value, Limits limits) throws Malformed {
        Map<String, Object> object = Wires.object(value);
        @Nullable Object[] arguments = new Object[members.size()];
        int found = 0;
        for (int i = 0; i < arguments.length; i++) {
            Member member = members.get(i);
            boolean present = object.containsKey(member.name);
            found += present ? 1 : 0;
            arguments[i] = argument(member, present, object, limits);
        }
        if (!open && found < object.size()) {
            throw unknownMember(object);
        }
        return construct(arguments);
    }

    private static Object argument(Member member, boolean present, Map<String, Object> object, Limits limits)
            throws Malformed {
        if (!present && member.optional) {
            return Optional.empty();
        }
        Object read = Wires.at(member.name, member.wire, object.get(member.name), limits);
        if (read instanceof SinkProof proof) {
            read = covering(proof, object, member.name);
        }
        return member.optional ? Optional.of(read) : read;
    }

    /** Numbers that canonical JSON does not know (not a number, infinity) may stand in any member, known or not. */
    private static SinkProof covering(SinkProof proof, Map<String, Object> object, String name) throws Malformed {
        try {
            return proof.covering(object, name);
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private Malformed unknownMember(Map<String, Object> object) {
        List<String> known = members.stream().map(Member::name).toList();
        String unknown = object.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .orElseThrow();
        return new Malformed("Unexpected member, expected only " + known).under(unknown);
    }

    @SuppressWarnings("unchecked") // the handle is the constructor of R
    private R construct(@Nullable Object[] arguments) throws Malformed {
        try {
            return (R) constructor.invoke(arguments);
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            throw new AssertionError("record constructors throw nothing else", e);
        }
    }

    /** The members in declaration order; absent optional ones are left out. */
    @Override
    public Map<String, Object> write(R value) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Member member : members) {
            Object component = get(member, value);
            if (!member.optional) {
                object.put(member.name, member.wire.write(component));
            } else if (component instanceof Optional<?> o && o.isPresent()) {
                object.put(member.name, member.wire.write(o.get()));
            }
        }
        return object;
    }

    private Object get(Member member, R value) {
        try {
            return member.accessor.invoke(value);
        } catch (Throwable e) {
            throw new AssertionError("record accessors throw nothing", e);
        }
    }

    /** Collects the members of a record. */
    public static final class Builder<R extends Record> {
        private final MethodHandles.Lookup lookup;
        private final Class<R> type;
        private final List<Member> members = new ArrayList<>();
        private boolean open;

        private Builder(MethodHandles.Lookup lookup, Class<R> type) {
            this.lookup = lookup;
            this.type = type;
        }

        public Builder<R> with(String name, Wire<?> wire) {
            return add(name, wire, false);
        }

        /** A member whose component is an {@link Optional} of the wire's type. */
        public Builder<R> optional(String name, Wire<?> wire) {
            return add(name, wire, true);
        }

        /** For results: members that this version does not know are ignored. */
        public Builder<R> open() {
            open = true;
            return this;
        }

        public RecordWire<R> build() {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            if (members.size() != types.length) {
                throw new AssertionError(type + ": expected " + types.length + " members, found " + members.size());
            }
            try {
                MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types));
                return new RecordWire<>(constructor.asSpreader(Object[].class, types.length), members, open);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("a record has its canonical constructor", e);
            }
        }

        @SuppressWarnings("unchecked") // values only pass between this wire and the component it describes
        private Builder<R> add(String name, Wire<?> wire, boolean optional) {
            RecordComponent component = type.getRecordComponents()[members.size()];
            if (!component.getName().equals(name)) {
                throw new AssertionError(type + ": expected member " + component.getName() + ", found " + name);
            }
            try {
                MethodHandle accessor = lookup.unreflect(component.getAccessor());
                members.add(new Member(name, (Wire<Object>) wire, optional, accessor));
            } catch (IllegalAccessException e) {
                throw new AssertionError("the lookup reaches its own record", e);
            }
            return this;
        }
    }
}
