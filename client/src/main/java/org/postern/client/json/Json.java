package org.postern.client.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The one way to Jackson, with its strict settings: JSON that is signed or encrypted is compact, UTF-8, in the order the members
 * were put, nothing escaped that need not be (client.md §1).
 */
public final class Json {
    /** The deepest form of client.md has five levels; other clients may add members of their own. */
    static final int MAX_DEPTH = 64;

    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int MAX_NAME_LENGTH = 1000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .build();
    private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** A new object; members keep the order in which they are put. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A new list. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** The compact bytes. */
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree can always be written", e);
        }
    }

    /** The compact text. */
    public static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree can always be written", e);
        }
    }

    /**
     * Reads one value, with nothing behind it.
     *
     * @throws IllegalArgumentException if the bytes are not one JSON value without repeated members
     */
    public static JsonNode parse(byte[] bytes) {
        requireUtf8(bytes);
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (!node.isMissingNode()) {
                return node;
            }
        } catch (IOException e) {
            // The parser's own message quotes the text, which may be secret.
            throw new IllegalArgumentException("Expected JSON, found something else");
        }
        throw new IllegalArgumentException("Expected JSON, found nothing");
    }

    /** Jackson guesses the encoding, and lets overlong forms and halves of pairs pass: two texts could be read from one. */
    private static void requireUtf8(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                throw new IllegalArgumentException("Expected JSON in UTF-8, found another encoding");
            }
        }
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("Expected JSON in UTF-8, found another encoding");
        }
    }

    /**
     * The bytes of a member of an object exactly as they were received: what a signature over it covers.
     *
     * @throws IllegalArgumentException if the bytes are no object
     */
    public static Optional<byte[]> received(byte[] object, String member) {
        requireUtf8(object);
        try (JsonParser parser = FACTORY.createParser(object)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("Expected a JSON object, found something else");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = member.equals(parser.currentName());
                parser.nextToken();
                int start = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                if (found) {
                    parser.finishToken();
                    int end = (int) parser.currentLocation().getByteOffset();
                    return Optional.of(Arrays.copyOfRange(object, start, end));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalArgumentException("Expected JSON, found something else");
        }
    }

    /**
     * A member that must be text.
     *
     * @throws IllegalArgumentException naming the member if it is absent or something else
     */
    public static String requireText(JsonNode object, String member) {
        return findText(object, member)
                .orElseThrow(() -> new IllegalArgumentException("Expected a text \"" + member + "\""));
    }

    /**
     * A member that is text where it is present.
     *
     * @throws IllegalArgumentException naming the member if it is something else
     */
    public static Optional<String> findText(JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException("Expected a text \"" + member + "\"");
        }
        return Optional.of(value.textValue());
    }

    /**
     * A member that must be a whole number.
     *
     * @throws IllegalArgumentException naming the member if it is absent or something else
     */
    public static long requireLong(JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("Expected a whole number \"" + member + "\"");
        }
        return value.longValue();
    }

    /**
     * A member that must be a list.
     *
     * @throws IllegalArgumentException naming the member if it is absent or something else
     */
    public static JsonNode requireList(JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (!value.isArray()) {
            throw new IllegalArgumentException("Expected a list \"" + member + "\"");
        }
        return value;
    }
}
