package org.postern.client.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.postern.client.json.Json;
import org.postern.protocol.id.BlockId;

/**
 * A file that goes with a message, as blocks of the message (client.md §10).
 *
 * @param size bytes of content
 * @param key content key, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a secret on its way to or from JSON, never compared
public record Attachment(String name, String mimeType, List<BlockId> blocks, long size, byte[] key) {
    private static final int KEY_LENGTH = 32;

    public Attachment {
        blocks = List.copyOf(blocks);
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException("Expected a content key of 32 bytes, found " + key.length);
        }
    }

    ObjectNode toJson() {
        ArrayNode ids = Json.array();
        blocks.forEach(block -> ids.add(block.toString()));
        ObjectNode json = Json.object().put("name", name).put("mimeType", mimeType);
        json.set("blocks", ids);
        return json.put("size", size).put("key", Base64.getEncoder().encodeToString(key));
    }

    static Attachment of(JsonNode json) {
        List<BlockId> blocks = new ArrayList<>();
        Json.requireList(json, "blocks").forEach(block -> blocks.add(BlockId.parse(block.asText())));
        return new Attachment(
                Json.requireText(json, "name"),
                Json.findText(json, "mimeType").orElse("application/octet-stream"),
                blocks,
                Json.requireLong(json, "size"),
                Base64.getDecoder().decode(Json.requireText(json, "key")));
    }
}
