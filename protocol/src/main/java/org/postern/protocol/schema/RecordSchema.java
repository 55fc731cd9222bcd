package org.postern.protocol.schema;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object as a Java record: members are the record's components by name. Unless it is open, an unknown member is an error;
 * a missing one is, unless it is optional; an optional one may be absent but not null (api.md §3).
 */
public final class RecordSchema<R extends Record> implements Schema<R> {
    private final Class<R> type;
    private final Optional<String> form;
    private final boolean open;
    private final Member[] members;
    private final MethodHandle constructor;

    /** @param constructor takes the components as an array and gives an Object */
    RecordSchema(Class<R> type, Optional<String> form, boolean open, List<Member> members, MethodHandle constructor) {
        this.type = type;
        this.form = form;
        this.open = open;
        this.members = members.toArray(new Member[0]);
        this.constructor = constructor;
    }

    /**
     * A member of an object.
     *
     * @param says what it is, where its name and type do not tell
     * @param accessor takes the record and gives the component, both as Object
     */
    public record Member(
            String name,
            Schema<Object> schema,
            boolean optional,
            String says,
            Optional<Covering<?, Object>> covering,
            MethodHandle accessor) {}

    public Class<R> type() {
        return type;
    }

    /** What the member {@code type} says, where an object is one of several forms. */
    public Optional<String> form() {
        return form;
    }

    /** Whether members that this version does not know are ignored, as in results. */
    public boolean open() {
        return open;
    }

    public List<Member> members() {
        return List.of(members);
    }

    @Override
    public R read(@Nullable Object value, Limits limits) throws Malformed {
        Map<String, Object> object = object(value);
        @Nullable Object[] arguments = new Object[members.length];
        int found = form.isPresent() ? 1 : 0;
        for (int i = 0; i < arguments.length; i++) {
            Member member = members[i];
            Object given = object.get(member.name);
            boolean present = given != null || object.containsKey(member.name);
            found += present ? 1 : 0;
            arguments[i] = !present && member.optional ? Optional.empty() : argument(member, given, object, limits);
        }
        if (!open && found < object.size()) {
            throw unknownMember(object);
        }
        return construct(arguments);
    }

    private static Object argument(Member member, @Nullable Object given, Map<String, Object> object, Limits limits)
            throws Malformed {
        Object read;
        try {
            read = member.schema.read(given, limits);
        } catch (Malformed e) {
            throw e.under(member.name);
        }
        if (member.covering.isPresent()) {
            read = bound(member.covering.get(), member.name, read, object);
        }
        return member.optional ? Optional.of(read) : read;
    }

    /** Numbers that canonical JSON does not know (not a number, infinity) may stand in any member, known or not. */
    private static Object bound(Covering<?, Object> covering, String name, Object read, Map<String, Object> object)
            throws Malformed {
        Map<String, Object> others = new LinkedHashMap<>(object);
        others.remove(name);
        try {
            return covering.beside(read, others);
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private Malformed unknownMember(Map<String, Object> object) {
        List<String> known =
                new ArrayList<>(form.map(_ -> OneOf.SELECTOR).stream().toList());
        members().forEach(member -> known.add(member.name));
        String unknown = object.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .orElseThrow();
        return new Malformed("Unexpected member, expected only " + known).under(unknown);
    }

    @SuppressWarnings("unchecked") // the handle is the constructor of R
    private R construct(@Nullable Object[] arguments) throws Malformed {
        try {
            return (R) (Object) constructor.invokeExact(arguments);
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            throw new AssertionError("record constructors throw nothing else", e);
        }
    }

    /** The members in declaration order; absent optional ones are left out. */
    @Override
    public Map<String, Object> write(R value) {
        return writeAny(value);
    }

    Map<String, Object> writeAny(Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        form.ifPresent(name -> object.put(OneOf.SELECTOR, name));
        for (Member member : members) {
            Object component = get(member, value);
            if (!member.optional) {
                object.put(member.name, member.schema.write(component));
            } else if (component instanceof Optional<?> o && o.isPresent()) {
                object.put(member.name, member.schema.write(o.get()));
            }
        }
        return object;
    }

    private static Object get(Member member, Object value) {
        try {
            return (Object) member.accessor.invokeExact(value);
        } catch (Throwable e) {
            throw new AssertionError("record accessors throw nothing", e);
        }
    }

    @SuppressWarnings("unchecked") // PSON decodes objects to Map<String, Object> only
    static Map<String, Object> object(@Nullable Object value) throws Malformed {
        return switch (value) {
            case Map<?, ?> map -> (Map<String, Object>) map;
            case List<?> list when list.isEmpty() -> Map.of();
            case null, default -> throw Malformed.expected("an object", value);
        };
    }
}
