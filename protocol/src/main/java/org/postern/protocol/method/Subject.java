package org.postern.protocol.method;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** The subjects of the API, each with the classes that declare its methods (api.md, contents). */
public enum Subject {
    UTILITY("Utility", "api.md §7"),
    ACCOUNTS("Accounts", "api.md §13"),
    ADMINISTRATION("Administration", "api.md §16"),
    STORAGE("Blocks and descriptors", "api.md §8, §9"),
    MAILBOXES("Sinks and messages", "api.md §10, §11");

    private final String title;
    private final String reference;

    Subject(String title, String reference) {
        this.title = title;
        this.reference = reference;
    }

    public String title() {
        return title;
    }

    /** Where the protocol reference treats it. */
    public String reference() {
        return reference;
    }

    /** The classes that declare its methods. */
    public List<Class<?>> declarations() {
        return switch (this) {
            case UTILITY -> List.of(UtilityMethods.class);
            case ACCOUNTS -> List.of(AccountMethods.class);
            case ADMINISTRATION -> List.of(AdministrationMethods.class);
            case STORAGE -> List.of(BlockMethods.class, DescriptorMethods.class);
            case MAILBOXES ->
                List.of(
                        SinkMethods.class,
                        WatchMethods.class,
                        PollMethods.class,
                        PostingMethods.class,
                        MessageMethods.class);
        };
    }

    /** Every method of the subject, in the order of the source. */
    public List<Method<?, ?>> methods() {
        List<Method<?, ?>> methods = new ArrayList<>();
        for (Class<?> declaration : declarations()) {
            for (Field field : declaration.getFields()) {
                if (field.getType() == Method.class) {
                    methods.add(read(field));
                }
            }
        }
        return List.copyOf(methods);
    }

    private static Method<?, ?> read(Field field) {
        try {
            return (Method<?, ?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError("public constants of public classes", e);
        }
    }
}
