package org.postern.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.postern.crypto.ec.EcPrivateKey;

/** The conformance vectors of the API and the client formats, {@code vectors/api.json}. */
public final class Vectors {
    private static final JsonNode API = load();

    private Vectors() {}

    public static JsonNode of(String... path) {
        JsonNode node = API;
        for (String member : path) {
            node = node.required(member);
        }
        return node;
    }

    public static String text(String... path) {
        return of(path).textValue();
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

    public static EcPrivateKey key(String label) {
        for (JsonNode key : of("keys")) {
            if (key.required("label").textValue().equals(label)) {
                return EcPrivateKey.fromWif(key.required("wif").textValue());
            }
        }
        throw new AssertionError("no key " + label);
    }

    /** One test per element of a list, named by its position. */
    public static Stream<DynamicTest> tests(ThrowingConsumer<JsonNode> test, String... path) {
        JsonNode list = of(path);
        return IntStream.range(0, list.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        "api.json/" + String.join("/", path) + "/" + i, () -> test.accept(list.get(i))));
    }

    private static JsonNode load() {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/api.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
