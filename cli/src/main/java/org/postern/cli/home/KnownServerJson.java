package org.postern.cli.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.postern.client.connection.KnownServer;
import org.postern.client.connection.ServerKey;
import org.postern.client.discovery.Endpoint;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.json.Json;

/** What is known of a server, as part of the profile's JSON (white paper C-13). */
final class KnownServerJson {
    private KnownServerJson() {}

    static ObjectNode write(KnownServer known) {
        ObjectNode json = Json.object();
        known.endpoint()
                .ifPresent(endpoint -> json.put("calls", endpoint.calls().toString())
                        .put("callsUntil", endpoint.validUntil().toEpochMilli()));
        known.noStreamUntil().ifPresent(until -> json.put("noStreamUntil", until.toEpochMilli()));
        known.key().ifPresent(key -> json.put("key", base64(key)));
        return json;
    }

    private static String base64(ServerKey key) {
        return Base64.getEncoder().encodeToString(key.keystore().encode());
    }

    /** @throws IllegalArgumentException if it has another form, or the key is not that of the server */
    static KnownServer read(JsonNode json, ServerAddress server) {
        if (json.isMissingNode()) {
            return KnownServer.STRANGER;
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("Expected an object \"known\"");
        }
        Optional<Endpoint> endpoint = Json.findText(json, "calls")
                .map(calls -> new Endpoint(server, URI.create(calls), instant(json, "callsUntil")));
        Optional<Instant> noStreamUntil =
                json.has("noStreamUntil") ? Optional.of(instant(json, "noStreamUntil")) : Optional.empty();
        // Absent before the first login; whatever else is there must be the key.
        Optional<ServerKey> key =
                json.has("key") ? Optional.of(key(Json.requireText(json, "key"), server)) : Optional.empty();
        return new KnownServer(endpoint, noStreamUntil, key);
    }

    private static Instant instant(JsonNode json, String member) {
        return Instant.ofEpochMilli(Json.requireLong(json, member));
    }

    private static ServerKey key(String base64, ServerAddress server) {
        try {
            return ServerKey.verify(Base64.getDecoder().decode(base64), server);
        } catch (VerificationFailed e) {
            throw new IllegalArgumentException(e.sentence(), e);
        }
    }
}
