package org.postern.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** The recorded vectors of the transport, and their values in the model of PSON. */
public final class Vectors {
    private static final JsonNode ROOT = load();

    private Vectors() {}

    private static JsonNode load() {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/transport.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One test per vector of a group, named by the vector. */
    public static Stream<DynamicTest> tests(String group, ThrowingConsumer<JsonNode> test) {
        return DynamicTest.stream(
                list(ROOT.path("groups").path(group)).iterator(),
                vector -> "transport.json/" + group + "/" + vector.path("name").asText(),
                test);
    }

    /** How many vectors a group has. */
    public static int size(String group) {
        return ROOT.path("groups").path(group).size();
    }

    /** How many vectors each group has. */
    public static Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        ROOT.path("groups")
                .properties()
                .forEach(group -> sizes.put(group.getKey(), group.getValue().size()));
        return sizes;
    }

    /** The recorded exchanges, in the order they were recorded. */
    public static List<JsonNode> transcripts() {
        return list(ROOT.path("transcripts"));
    }

    /** The recorded exchanges of one name. */
    public static JsonNode transcript(String name) {
        return transcripts().stream()
                .filter(transcript -> transcript.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Account and static key of the recording. */
    public static JsonNode parameters() {
        return ROOT.path("transcript_parameters");
    }

    /** The elements of an array. */
    public static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** Bytes of a hex member. */
    public static byte[] bytes(JsonNode vector, String name) {
        JsonNode hex = vector.path(name);
        if (!hex.isTextual()) {
            throw new AssertionError("expected hex as " + name + ", found " + hex);
        }
        return HexFormat.of().parseHex(hex.asText());
    }

    /** A JSON value with its marks for binary and long values, as a PSON value. */
    public static @Nullable Object value(JsonNode json) {
        if (json.isObject()) {
            return json.has("$binary") ? bytes(json, "$binary") : longOrObject(json);
        }
        if (json.isArray()) {
            List<@Nullable Object> elements = new ArrayList<>();
            json.forEach(element -> elements.add(value(element)));
            return elements;
        }
        if (json.isIntegralNumber()) {
            return json.asLong();
        }
        if (json.isNumber()) {
            return json.asDouble();
        }
        if (json.isBoolean()) {
            return json.asBoolean();
        }
        return json.isNull() ? null : json.asText();
    }

    private static Object longOrObject(JsonNode json) {
        if (json.has("$long")) {
            return Long.parseLong(json.path("$long").asText());
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        json.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return members;
    }
}
