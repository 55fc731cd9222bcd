package org.postern.client.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.Base64;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.json.Json;
import org.postern.crypto.container.Container;
import org.postern.crypto.container.InvalidContainerException;
import org.postern.crypto.ec.EcPrivateKey;

/**
 * What the owner keeps with a sink, sealed: name and private key (client.md §9, white paper S-59 "Extra field").
 *
 * @param type application-defined, client.md §16: {@code inbox}, {@code outbox}, {@code folder}, {@code form}
 */
public record SinkDescription(String type, String name, String description, EcPrivateKey key) {

    byte[] toJson() {
        ObjectNode json = Json.object();
        json.set("extra", Json.object().put("type", type));
        json.put("name", name).put("description", description).put("wif", key.wif());
        return Json.bytes(json);
    }

    /** The text for {@code sinkCreate}: base64 of a type 4 container. */
    String seal(byte[] sinkDataKey, SecureRandom random) {
        return Base64.getEncoder().encodeToString(Container.sealAuthenticated(sinkDataKey, toJson(), random));
    }

    static SinkDescription open(byte[] sinkDataKey, String sealed) throws VerificationFailed {
        try {
            JsonNode json = Json.parse(
                    Container.openAuthenticated(sinkDataKey, Base64.getDecoder().decode(sealed)));
            return new SinkDescription(
                    Json.findText(json.path("extra"), "type").orElse(""),
                    Json.findText(json, "name").orElse(""),
                    Json.findText(json, "description").orElse(""),
                    EcPrivateKey.fromWif(Json.requireText(json, "wif")));
        } catch (InvalidContainerException | IllegalArgumentException e) {
            throw new VerificationFailed("The description of a mailbox was changed on the server.", e);
        }
    }
}
