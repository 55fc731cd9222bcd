package org.postern.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.postern.crypto.ec.EcPrivateKey;

/** The recorded vectors: of the transport, of the API with the client formats, and of the public-key directory. */
public final class Vectors {
    private static final JsonNode TRANSPORT = load("transport.json");
    private static final JsonNode API = load("api.json");
    private static final JsonNode PKI = load("pki.json");

    private Vectors() {}

    private static JsonNode load(String name) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + name))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value of transport.json, by the members that lead to it. */
    public static JsonNode transport(String... path) {
        return at(TRANSPORT, path);
    }

    /** A value of api.json. */
    public static JsonNode api(String... path) {
        return at(API, path);
    }

    /** A value of pki.json. */
    public static JsonNode pki(String... path) {
        return at(PKI, path);
    }

    private static JsonNode at(JsonNode root, String... path) {
        JsonNode node = root;
        for (String member : path) {
            node = required(node, member);
        }
        return node;
    }

    private static JsonNode required(JsonNode node, String name) {
        if (!node.has(name)) {
            throw new AssertionError("no vector " + name);
        }
        return node.get(name);
    }

    /** One test per vector of a group of transport.json, named as the vector is. */
    public static Stream<DynamicTest> tests(String group, ThrowingConsumer<JsonNode> test) {
        return tests("transport.json/" + group, transport("groups", group), test);
    }

    /** How many vectors each group of transport.json has. */
    public static Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        transport("groups")
                .properties()
                .forEach(group -> sizes.put(group.getKey(), group.getValue().size()));
        return sizes;
    }

    /** The elements of an array. */
    public static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** One test per element of a list; its name is file/group/entry, where an entry is known by its name if no two have the same, or else by its position. */
    public static Stream<DynamicTest> tests(String group, JsonNode list, ThrowingConsumer<JsonNode> test) {
        if (list.isEmpty()) {
            throw new AssertionError("expected vectors in " + group + ", found none");
        }
        boolean named = list(list).stream()
                        .map(vector -> vector.path("name").asText(null))
                        .filter(Objects::nonNull)
                        .distinct()
                        .count()
                == list.size();
        return IntStream.range(0, list.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        group + "/" + (named ? text(list.get(i), "name") : Integer.toString(i)),
                        () -> test.accept(list.get(i))));
    }

    /** One test per element of a list of api.json, by the members that lead to it. */
    public static Stream<DynamicTest> tests(ThrowingConsumer<JsonNode> test, String... path) {
        return tests("api.json/" + String.join("/", path), api(path), test);
    }

    public static String text(JsonNode vector, String member) {
        return required(vector, member).asText();
    }

    /** The bytes of a member, which must be hex: a missing one is not an empty one. */
    public static byte[] hex(JsonNode vector, String member) {
        JsonNode hex = required(vector, member);
        if (!hex.isTextual()) {
            throw new AssertionError("expected hex as " + member + ", found " + hex);
        }
        return HexFormat.of().parseHex(hex.textValue());
    }

    /** A text of api.json. */
    public static String text(String... path) {
        return api(path).textValue();
    }

    public static byte[] utf8(String... path) {
        return text(path).getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] hex(String... path) {
        return HexFormat.of().parseHex(text(path));
    }

    public static byte[] base64(String... path) {
        return Base64.getDecoder().decode(text(path));
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** A key of pki.json: SHA-256 of its label behind the prefix of the vectors. */
    public static EcPrivateKey pkiKey(String label) {
        try {
            byte[] text = ("privmx-pki-vectors/" + label).getBytes(StandardCharsets.UTF_8);
            return EcPrivateKey.of(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** A key of api.json. */
    public static EcPrivateKey apiKey(String label) {
        return StreamSupport.stream(API.get("keys").spliterator(), false)
                .filter(k -> text(k, "label").equals(label))
                .map(k -> EcPrivateKey.fromWif(text(k, "wif")))
                .findFirst()
                .orElseThrow();
    }

    /** JSON as the values that PSON decodes to; {@code $binary} and {@code $long} mark what JSON has no form for. */
    public static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL -> null;
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
            case STRING -> node.textValue();
            case ARRAY ->
                StreamSupport.stream(node.spliterator(), false)
                        .map(Vectors::value)
                        .toList();
            case OBJECT -> marked(node);
            default -> throw new AssertionError("not JSON: " + node.getNodeType());
        };
    }

    private static Object marked(JsonNode node) {
        if (node.has("$binary")) {
            return hex(node, "$binary");
        }
        if (node.has("$long")) {
            return Long.parseLong(text(node, "$long"));
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        node.properties().forEach(e -> object.put(e.getKey(), value(e.getValue())));
        return object;
    }

    /** An object without nulls. */
    public static Map<String, Object> object(JsonNode node) {
        Map<String, Object> object = new LinkedHashMap<>();
        node.properties().forEach(e -> object.put(e.getKey(), Objects.requireNonNull(value(e.getValue()))));
        return object;
    }
}
