package org.postern.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.postern.crypto.ec.EcPrivateKey;

/** The recorded vectors of the API and of the public-key directory. */
public final class Vectors {
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

    public static JsonNode api(String name) {
        return required(API, name);
    }

    public static JsonNode pki(String name) {
        return required(PKI, name);
    }

    private static JsonNode required(JsonNode node, String name) {
        if (!node.has(name)) {
            throw new AssertionError("no vector " + name);
        }
        return node.get(name);
    }

    /** One test per element of a list; its name is file/group/entry, where an entry is known by its name, or else by its position. */
    public static Stream<DynamicTest> tests(String group, JsonNode list, ThrowingConsumer<JsonNode> test) {
        return IntStream.range(0, list.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        group + "/" + list.get(i).path("name").asText(Integer.toString(i)),
                        () -> test.accept(list.get(i))));
    }

    public static String text(JsonNode vector, String member) {
        return required(vector, member).asText();
    }

    public static byte[] hex(JsonNode vector, String member) {
        return HexFormat.of().parseHex(text(vector, member));
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

    /** JSON as the values that PSON decodes to. */
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
            case OBJECT -> object(node);
            default -> throw new AssertionError("not JSON: " + node.getNodeType());
        };
    }

    public static Map<String, Object> object(JsonNode node) {
        Map<String, Object> object = new LinkedHashMap<>();
        node.properties().forEach(e -> object.put(e.getKey(), Objects.requireNonNull(value(e.getValue()))));
        return object;
    }
}
