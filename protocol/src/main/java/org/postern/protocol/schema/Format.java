package org.postern.protocol.schema;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a text must look like beyond its length, and what it means in Java.
 *
 * @param says in words, for people; empty where any text will do
 * @param samples texts of this form, the first a usual one, the shortest and the longest among them
 * @param parse gives the value, or throws an {@link IllegalArgumentException} that says what was expected
 */
public record Format<T>(String says, List<String> samples, Function<String, T> parse, Function<T, String> print) {
    /** Any text. */
    public static final Format<String> PLAIN = new Format<>("", List.of(), text -> text, text -> text);

    /** A form whose values print themselves. */
    public static <T> Format<T> of(String says, List<String> samples, Function<String, T> parse) {
        return new Format<>(says, samples, parse, String::valueOf);
    }

    /** A form of texts that stay texts. */
    public static Format<String> when(String says, List<String> samples, Predicate<String> holds) {
        return of(says, samples, text -> {
            if (!holds.test(text)) {
                throw new IllegalArgumentException("Expected " + says);
            }
            return text;
        });
    }
}
