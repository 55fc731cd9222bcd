package org.postern.protocol.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A closed list of words; the constants' names, in lower case or as they are. */
public final class EnumWire<E extends Enum<E>> implements Wire<E> {
    private final Map<String, E> words;
    private final boolean lower;

    private EnumWire(Class<E> type, boolean lower) {
        this.lower = lower;
        this.words = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(this::word, Function.identity()));
    }

    public static <E extends Enum<E>> EnumWire<E> lowerCase(Class<E> type) {
        return new EnumWire<>(type, true);
    }

    public static <E extends Enum<E>> EnumWire<E> asNamed(Class<E> type) {
        return new EnumWire<>(type, false);
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
        return word(value);
    }

    private String word(E constant) {
        return lower ? constant.name().toLowerCase(Locale.ROOT) : constant.name();
    }
}
