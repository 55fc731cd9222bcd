package org.postern.client.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.postern.client.json.Json;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.PublicKeys;

/** Who sends a message or gets it, as the message itself says (client.md §10 {@code sender}, {@code receivers}). */
public record Party(Optional<String> name, Hashmail address, EcPublicKey key) {

    /** Somebody without a display name. */
    public static Party of(Hashmail address, EcPublicKey key) {
        return new Party(Optional.empty(), address, key);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        name.ifPresent(text -> json.put("name", text));
        return json.put("hashmail", address.toString()).put("pub58", key.text());
    }

    static Party of(JsonNode json) {
        return new Party(
                Json.findText(json, "name"),
                Hashmail.parse(Json.requireText(json, "hashmail")),
                PublicKeys.parse(Json.requireText(json, "pub58")));
    }
}
