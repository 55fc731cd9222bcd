package org.postern.pson;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PSON encoding of JSON-like values with the static dictionary (transport.md §5).
 *
 * <p>Value model: {@code null}, {@link Boolean}, {@link Long} (every integer; {@link Integer} is accepted when encoding), {@link Double}
 * ({@link Float} is accepted when encoding), {@link String}, {@code byte[]}, {@link List} and {@link Map} with string keys in wire
 * order. Elements and members may be null. Empty objects and arrays of a decoded value are immutable.
 */
public final class Pson {
    private Pson() {}

    /**
     * Encodes one value.
     *
     * @throws IllegalArgumentException for a type outside the value model, a string with a lone surrogate, or nesting beyond 256
     */
    public static byte[] encode(@Nullable Object value) {
        return new PsonWriter().write(value).toByteArray();
    }

    /**
     * Decodes the value at the start of the bytes; what follows it is ignored (§5.5 note 6).
     *
     * @throws PsonException if the bytes are malformed or exceed the limits
     */
    public static @Nullable Object decode(byte[] bytes, PsonLimits limits) throws PsonException {
        return decode(bytes, 0, bytes.length, limits);
    }

    /**
     * Decodes the value at the start of a range of bytes; what follows it is ignored (§5.5 note 6). Nothing in the result refers to
     * {@code bytes}.
     *
     * @throws PsonException if the bytes are malformed or exceed the limits
     */
    public static @Nullable Object decode(byte[] bytes, int offset, int length, PsonLimits limits)
            throws PsonException {
        return new PsonReader(bytes, offset, length, limits).read();
    }

    /**
     * The value where an object is expected: 2018 programs send an empty object as an empty array (§5.5 note 2).
     *
     * @throws PsonException if the value is neither an object nor an empty array
     */
    @SuppressWarnings("unchecked") // every Map of the value model has string keys: the reader builds no other
    public static Map<String, @Nullable Object> asObject(@Nullable Object value) throws PsonException {
        return switch (value) {
            case Map<?, ?> object -> (Map<String, @Nullable Object>) object;
            case List<?> array when array.isEmpty() -> Map.of();
            case null -> throw new PsonException("expected an object, found null");
            default -> throw new PsonException("expected an object, found " + typeName(value));
        };
    }

    private static String typeName(Object value) {
        return switch (value) {
            case List<?> _ -> "an array";
            case String _ -> "a string";
            case byte[] _ -> "a binary value";
            case Boolean _ -> "a boolean";
            default -> "a number";
        };
    }
}
