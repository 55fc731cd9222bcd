package org.postern.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;

/** The test vectors of the specification, as dynamic tests that carry the vectors' own names. */
public final class Vectors {
    /** The primitives' rows of the table in the description of the vectors: group and number of vectors. */
    static final Map<String, Integer> TABLE = Map.ofEntries(
            Map.entry("prf", 6),
            Map.entry("password_mixer", 4),
            Map.entry("srp", 8),
            Map.entry("ecc_keys", 7),
            Map.entry("base58", 9),
            Map.entry("ecdsa_sign", 5),
            Map.entry("ecdh", 4),
            Map.entry("ecies", 5),
            Map.entry("kdf", 3),
            Map.entry("sealed_data", 4),
            Map.entry("recovery_key", 3),
            Map.entry("identity_key", 1));

    private static final JsonNode TRANSPORT = load("transport.json");
    private static final JsonNode API = load("api.json");

    private Vectors() {}

    /** One vector of a group. */
    @FunctionalInterface
    public interface Check {
        void run(JsonNode vector) throws Exception;
    }

    /** All vectors of a group of transport.json; a group that is shorter or longer than the table fails. */
    public static Stream<DynamicTest> group(String name, Check check) {
        JsonNode group = TRANSPORT.path("groups").path(name);
        assertEquals(TABLE.get(name), group.size(), "vectors of group " + name);
        return StreamSupport.stream(group.spliterator(), false)
                .map(vector -> DynamicTest.dynamicTest(
                        "transport.json/" + name + "/" + text(vector, "name"), () -> check.run(vector)));
    }

    /** All vectors of a list of api.json: an entry is known by its name, or else by its position. */
    public static Stream<DynamicTest> api(String name, Check check) {
        JsonNode list = api(name);
        return IntStream.range(0, list.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        "api.json/" + name + "/" + list.get(i).path("name").asText(Integer.toString(i)),
                        () -> check.run(list.get(i))));
    }

    /** Every group of transport.json, by name. */
    public static void eachGroup(Consumer<Map.Entry<String, JsonNode>> action) {
        TRANSPORT.path("groups").properties().forEach(action);
    }

    /** A top-level value of api.json. */
    public static JsonNode api(String name) {
        return Objects.requireNonNull(API.get(name), name);
    }

    /** The bytes of a member in hex. */
    public static byte[] hex(JsonNode vector, String member) {
        return HexFormat.of().parseHex(text(vector, member));
    }

    /** The text of a member. */
    public static String text(JsonNode vector, String member) {
        return Objects.requireNonNull(vector.get(member), member).asText();
    }

    /** Lower-case hex of bytes, so that a failing comparison can be read. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static JsonNode load(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
