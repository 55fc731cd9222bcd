package org.postern.protocol.wire;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;

/** The building blocks of the type table (api.md §3). */
public final class Wires {
    private Wires() {}

    /** Text of {@code min} to {@code max} code points. */
    public static Wire<String> text(int min, int max) {
        return new Wire<>() {
            @Override
            public String read(@Nullable Object value, Limits limits) throws Malformed {
                if (!(value instanceof String text)) {
                    throw expected("text", value);
                }
                if (text.indexOf('\0') >= 0) {
                    // Databases do not store it, and no honest client sends it.
                    throw new Malformed("Expected text without the character U+0000");
                }
                int length = text.codePointCount(0, text.length());
                if (length < min || length > max) {
                    throw new Malformed("Expected " + min + " to " + max + " characters, found " + length);
                }
                return text;
            }

            @Override
            public Object write(String value) {
                return value;
            }
        };
    }

    /** Text that a checked type reads; the type's own refusal is the reason given. */
    public static <T> Wire<T> parsed(Function<String, T> parse, int max) {
        Wire<String> text = text(0, max);
        return new Wire<>() {
            @Override
            public T read(@Nullable Object value, Limits limits) throws Malformed {
                try {
                    return parse.apply(text.read(value, limits));
                } catch (IllegalArgumentException e) {
                    throw new Malformed(String.valueOf(e.getMessage()));
                }
            }

            @Override
            public Object write(T value) {
                return value.toString();
            }
        };
    }

    /** Bytes as base64 with padding, at most {@code max} decoded. */
    public static Wire<byte[]> base64(int max) {
        return bytes(Wires::decodeBase64, b -> Base64.getEncoder().encodeToString(b), 0, max, max * 4 / 3 + 4);
    }

    /** Unlike the decoder of the JDK, which takes text without padding and ignores loose bits at its end. */
    static byte[] decodeBase64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("Expected base64 with padding");
        }
        return bytes;
    }

    /** Bytes as hex, {@code min} to {@code max} of them. */
    public static Wire<byte[]> hex(int min, int max) {
        return bytes(s -> HexFormat.of().parseHex(s), b -> HexFormat.of().formatHex(b), min, max, 2 * max);
    }

    private static Wire<byte[]> bytes(
            Function<String, byte[]> decode, Function<byte[], String> encode, int min, int max, int maxText) {
        return new Wire<>() {
            @Override
            public byte[] read(@Nullable Object value, Limits limits) throws Malformed {
                if (!(value instanceof String text)) {
                    throw expected("text", value);
                }
                if (text.length() > maxText) {
                    throw new Malformed("Expected at most " + max + " bytes, found more");
                }
                byte[] bytes;
                try {
                    bytes = decode.apply(text);
                } catch (IllegalArgumentException e) {
                    throw new Malformed("Expected encoded bytes, found other characters");
                }
                if (bytes.length < min || bytes.length > max) {
                    throw new Malformed("Expected " + min + " to " + max + " bytes, found " + bytes.length);
                }
                return bytes;
            }

            @Override
            public Object write(byte[] value) {
                return encode.apply(value);
            }
        };
    }

    /** A byte string; text is taken as its UTF-8 bytes, which is how servers of 2018 send bytes that happen to be text. */
    public static Wire<byte[]> binary(ToIntFunction<Limits> max) {
        return new Wire<>() {
            @Override
            public byte[] read(@Nullable Object value, Limits limits) throws Malformed {
                byte[] bytes = switch (value) {
                    case byte[] b -> b;
                    case String s -> s.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    case null, default -> throw expected("bytes", value);
                };
                if (bytes.length > max.applyAsInt(limits)) {
                    throw new Malformed("Expected at most " + max.applyAsInt(limits) + " bytes, found " + bytes.length);
                }
                return bytes;
            }

            @Override
            public Object write(byte[] value) {
                return value;
            }
        };
    }

    public static Wire<Long> integer(long min, long max) {
        return new Wire<>() {
            @Override
            public Long read(@Nullable Object value, Limits limits) throws Malformed {
                if (!(value instanceof Long number)) {
                    throw expected("an integer", value);
                }
                if (number < min || number > max) {
                    throw new Malformed("Expected " + min + " to " + max + ", found " + number);
                }
                return number;
            }

            @Override
            public Object write(Long value) {
                return value;
            }
        };
    }

    /** A non-negative integer as decimal digits in text, the form of all times: milliseconds since 1970. */
    public static Wire<Long> decimal() {
        return parsed(Wires::digits, 18);
    }

    private static Long digits(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("Expected decimal digits");
        }
        return Long.valueOf(text);
    }

    public static Wire<Boolean> bool() {
        return new Wire<>() {
            @Override
            public Boolean read(@Nullable Object value, Limits limits) throws Malformed {
                if (!(value instanceof Boolean flag)) {
                    throw expected("true or false", value);
                }
                return flag;
            }

            @Override
            public Object write(Boolean value) {
                return value;
            }
        };
    }

    public static <T> Wire<List<T>> list(Wire<T> item, int min, ToIntFunction<Limits> max) {
        return new Wire<>() {
            @Override
            public List<T> read(@Nullable Object value, Limits limits) throws Malformed {
                if (!(value instanceof List<?> raw)) {
                    throw expected("a list", value);
                }
                if (raw.size() < min || raw.size() > max.applyAsInt(limits)) {
                    throw new Malformed(
                            "Expected " + min + " to " + max.applyAsInt(limits) + " entries, found " + raw.size());
                }
                List<T> items = new ArrayList<>(raw.size());
                for (int i = 0; i < raw.size(); i++) {
                    items.add(Wires.at(String.valueOf(i), item, raw.get(i), limits));
                }
                return List.copyOf(items);
            }

            @Override
            public Object write(List<T> value) {
                return value.stream().map(item::write).toList();
            }
        };
    }

    /** A map with checked keys; an empty list is an empty map. */
    public static <K, V> Wire<Map<K, V>> map(Wire<K> key, Wire<V> entry) {
        return new Wire<>() {
            @Override
            public Map<K, V> read(@Nullable Object value, Limits limits) throws Malformed {
                Map<K, V> entries = new LinkedHashMap<>();
                for (Map.Entry<String, Object> e : object(value).entrySet()) {
                    K k = Wires.at(e.getKey(), key, e.getKey(), limits);
                    entries.put(k, Wires.at(e.getKey(), entry, e.getValue(), limits));
                }
                return entries;
            }

            @Override
            public Object write(Map<K, V> value) {
                Map<String, Object> raw = new LinkedHashMap<>();
                value.forEach((k, v) -> raw.put(String.valueOf(key.write(k)), entry.write(v)));
                return raw;
            }
        };
    }

    /** A value that may be null on the wire. */
    public static <T> Wire<Optional<T>> nullable(Wire<T> inner) {
        return new Wire<>() {
            @Override
            public Optional<T> read(@Nullable Object value, Limits limits) throws Malformed {
                return value == null ? Optional.empty() : Optional.of(inner.read(value, limits));
            }

            @Override
            @SuppressWarnings("NullAway") // PSON null is the wire form of an absent value
            public Object write(Optional<T> value) {
                return value.map(inner::write).orElse(null);
            }
        };
    }

    /** A value, or the empty text for none. */
    public static <T> Wire<Optional<T>> orEmptyText(Wire<T> inner) {
        return new Wire<>() {
            @Override
            public Optional<T> read(@Nullable Object value, Limits limits) throws Malformed {
                return "".equals(value) ? Optional.empty() : Optional.of(inner.read(value, limits));
            }

            @Override
            public Object write(Optional<T> value) {
                return value.map(inner::write).orElse("");
            }
        };
    }

    /** The same values under a code of the catalogue. */
    public static <T> Wire<T> named(ErrorCode code, Wire<T> inner) {
        return new Wire<>() {
            @Override
            public T read(@Nullable Object value, Limits limits) throws Malformed {
                try {
                    return inner.read(value, limits);
                } catch (Malformed e) {
                    throw e.named(code);
                }
            }

            @Override
            public Object write(T value) {
                return inner.write(value);
            }
        };
    }

    /** A public key in its text form. */
    public static Wire<EcPublicKey> parsedKey(Function<String, EcPublicKey> parse) {
        Wire<EcPublicKey> text = parsed(parse, 60);
        return new Wire<>() {
            @Override
            public EcPublicKey read(@Nullable Object value, Limits limits) throws Malformed {
                return text.read(value, limits);
            }

            @Override
            public Object write(EcPublicKey value) {
                return value.text();
            }
        };
    }

    /** One fixed text. */
    public static <T> Wire<T> constant(String text, T meaning) {
        return new Wire<>() {
            @Override
            public T read(@Nullable Object value, Limits limits) throws Malformed {
                if (!text.equals(value)) {
                    throw new Malformed("Expected \"" + text + "\"");
                }
                return meaning;
            }

            @Override
            public Object write(T value) {
                return text;
            }
        };
    }

    static <T> T at(String part, Wire<T> wire, @Nullable Object value, Limits limits) throws Malformed {
        try {
            return wire.read(value, limits);
        } catch (Malformed e) {
            throw e.under(part);
        }
    }

    @SuppressWarnings("unchecked") // PSON decodes objects to Map<String, Object> only
    static Map<String, Object> object(@Nullable Object value) throws Malformed {
        return switch (value) {
            case Map<?, ?> map -> (Map<String, Object>) map;
            case List<?> list when list.isEmpty() -> Map.of();
            case null, default -> throw expected("an object", value);
        };
    }

    static Malformed expected(String what, @Nullable Object found) {
        String kind = switch (found) {
            case null -> "null";
            case Boolean b -> "true or false";
            case Long l -> "an integer";
            case Double d -> "a fraction";
            case String s -> "text";
            case byte[] b -> "bytes";
            case List<?> l -> "a list";
            case Map<?, ?> m -> "an object";
            default -> throw new AssertionError("not a PSON value: " + found.getClass());
        };
        return new Malformed("Expected " + what + ", found " + kind);
    }
}
