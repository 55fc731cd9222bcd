package org.postern.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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

    /** A list of vectors: an empty one would let every test over it pass. */
    public static Stream<JsonNode> all(String... path) {
        JsonNode list = of(path);
        if (!list.isArray() || list.isEmpty()) {
            throw new AssertionError("expected vectors at " + List.of(path) + ", found none");
        }
        return StreamSupport.stream(list.spliterator(), false);
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

    private static JsonNode load() {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/api.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
