package org.postern.client.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Optional;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.json.Json;
import org.postern.client.storage.DescriptorReference;
import org.postern.crypto.hd.ExtendedKey;

/** The text of a message that gives somebody the key of a file: access is shared by giving away keys (client.md §15). */
public record SharedFile(String name, DescriptorReference reference) {
    private static final String SHARE = "share";

    /** The message text. */
    public String toText() {
        ObjectNode data = Json.object();
        reference
                .key()
                .xprv()
                .ifPresentOrElse(
                        xprv -> data.put("xpriv", xprv),
                        () -> data.put("xpub", reference.key().xpub()));
        data.put("name", name);
        ObjectNode json = Json.object()
                .put("did", reference.id().toString())
                .put("url", reference.server().toString())
                .put("path", "/")
                .put("type", SHARE);
        json.set("data", data);
        return Json.text(json);
    }

    /** What a message shares, if it is such a message and the key in it belongs to the descriptor it names. */
    public static Optional<SharedFile> of(MessageContent content) {
        if (content.type().filter(Draft.SHARING::equals).isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode json = Json.parse(content.text().getBytes(StandardCharsets.UTF_8));
            JsonNode data = json.path("data");
            Optional<String> key = Json.findText(data, "xpriv").or(() -> Json.findText(data, "xpub"));
            if (key.isEmpty() || !SHARE.equals(Json.requireText(json, "type"))) {
                return Optional.empty();
            }
            DescriptorReference reference = new DescriptorReference(
                    ServerAddress.parse(Json.requireText(json, "url")), ExtendedKey.parse(key.get()));
            boolean fits = reference.id().toString().equals(Json.requireText(json, "did"));
            return fits
                    ? Optional.of(new SharedFile(Json.findText(data, "name").orElse(""), reference))
                    : Optional.empty();
        } catch (IllegalArgumentException | InvalidKeyException other) {
            // Another kind of event; it is shown as the text it is.
            return Optional.empty();
        }
    }
}
