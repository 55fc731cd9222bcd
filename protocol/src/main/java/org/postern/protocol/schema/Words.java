package org.postern.protocol.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A closed list of words: the constants' names, in lower case or as they are. */
public record Words<E extends Enum<E>>(Map<String, E> words, boolean lower) implements Schema<E> {

    public static <E extends Enum<E>> Words<E> lowerCase(Class<E> type) {
        return of(type, true);
    }

    public static <E extends Enum<E>> Words<E> asNamed(Class<E> type) {
        return of(type, false);
    }

    private static <E extends Enum<E>> Words<E> of(Class<E> type, boolean lower) {
        return new Words<>(
                Arrays.stream(type.getEnumConstants())
                        .collect(Collectors.toUnmodifiableMap(constant -> word(constant, lower), Function.identity())),
                lower);
    }

    @Override
    public E read(@Nullable Object value, Limits limits) throws Malformed {
        E constant = value instanceof String text ? words.get(text) : null;
        if (constant == null) {
            throw new Malformed(
                    "Expected one of " + words.keySet().stream().sorted().toList());
        }
        return constant;
    }

    @Override
    public Object write(E value) {
        return word(value, lower);
    }

    private static String word(Enum<?> constant, boolean lower) {
        return lower ? constant.name().toLowerCase(Locale.ROOT) : constant.name();
    }
}
