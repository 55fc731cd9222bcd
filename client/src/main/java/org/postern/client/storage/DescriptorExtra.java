package org.postern.client.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.json.Json;
import org.postern.crypto.container.Container;
import org.postern.crypto.container.InvalidContainerException;

/**
 * The {@code extra} of a descriptor: meta data and content key, a type 1 container under the read key (client.md §7).
 *
 * @param key content key, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a secret on its way to or from a container, never compared
public record DescriptorExtra(FileMeta meta, byte[] key) {
    /** Length of a content key in bytes. */
    public static final int KEY_LENGTH = 32;

    /** Part 0 of the read key's vectors: every version of an extra uses it. */
    private static final int PART = 0;

    byte[] seal(byte[] readKey) {
        ObjectNode json = Json.object();
        json.set("meta", meta.toJson());
        json.put("key", Base64.getEncoder().encodeToString(key));
        return Container.sealDetached(readKey, Container.iv(readKey, PART), Json.bytes(json));
    }

    static DescriptorExtra open(byte[] readKey, byte[] sealed) throws VerificationFailed {
        try {
            JsonNode json = Json.parse(Container.openDetached(readKey, Container.iv(readKey, PART), sealed));
            byte[] key = Base64.getDecoder().decode(Json.requireText(json, "key"));
            if (key.length != KEY_LENGTH) {
                throw new VerificationFailed("Expected a content key of 32 bytes, found " + key.length + ".");
            }
            return new DescriptorExtra(FileMeta.of(json.path("meta")), key);
        } catch (InvalidContainerException | IllegalArgumentException e) {
            throw new VerificationFailed("The description of this file does not open with this reference.", e);
        }
    }
}
