package org.postern.client.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.postern.client.http.HttpFetcher;
import org.postern.client.json.Json;

/** Asks an API base for its versions, in the clear (transport.md §4.1). */
final class VersionProbe {
    static final String VERSION = "v2.0";
    private static final int OK = 200;

    private final HttpFetcher http;

    VersionProbe(HttpFetcher http) {
        this.http = http;
    }

    boolean speaksOurVersion(URI base, DiscoveryDeadline deadline) {
        ObjectNode probe = Json.object();
        probe.put("jsonrpc", "2.0").put("id", 0).put("method", "versions").set("params", Json.object());
        try {
            HttpFetcher.Answer answer = http.post(
                    base,
                    "application/json",
                    BodyPublishers.ofByteArray(Json.bytes(probe)),
                    deadline.next(),
                    Documents.MAX_DOCUMENT);
            return answer.status() == OK && lists(Json.parse(answer.body()).path("result"));
        } catch (IOException | IllegalArgumentException absent) {
            return false;
        }
    }

    private static boolean lists(JsonNode versions) {
        for (JsonNode version : versions) {
            if (VERSION.equals(version.textValue())) {
                return true;
            }
        }
        return false;
    }
}
