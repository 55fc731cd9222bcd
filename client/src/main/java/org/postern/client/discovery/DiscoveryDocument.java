package org.postern.client.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postern.client.json.Json;

/**
 * The service discovery document of a host (transport.md §3.1).
 *
 * @param base base of the API, with {@code /} at its end; without a scheme it starts with {@code //}
 * @param ttl how long it may be remembered
 */
public record DiscoveryDocument(String base, Duration ttl) {
    private static final Duration DEFAULT_TTL = Duration.ofMinutes(10);
    private static final long MAX_TTL_SECONDS = 86_400;

    /**
     * Reads the JSON text.
     *
     * @return empty if it names no endpoint
     * @throws IllegalArgumentException if it is not a non-empty JSON object
     */
    public static Optional<DiscoveryDocument> parse(byte[] json) {
        JsonNode document = Json.parse(json);
        if (!document.isObject() || document.isEmpty()) {
            throw new IllegalArgumentException("Expected a non-empty JSON object");
        }
        Optional<String> base = Json.findText(document, "apiBaseEndpoint")
                .map(DiscoveryDocument::closed)
                .or(() -> Json.findText(document, "defaultEndpoint").map(end -> closed(end) + "api/"));
        return base.map(text -> new DiscoveryDocument(text, ttl(document)));
    }

    /** The addresses to try, in the order of the schemes where the document names none. */
    public List<URI> candidates(List<String> schemes) {
        if (!base.startsWith("//")) {
            return List.of(URI.create(base));
        }
        return schemes.stream().map(scheme -> URI.create(scheme + ":" + base)).toList();
    }

    private static String closed(String endpoint) {
        String trimmed = endpoint.strip();
        return trimmed.endsWith("/") ? trimmed : trimmed + "/";
    }

    private static Duration ttl(JsonNode document) {
        JsonNode seconds = document.path("ttl");
        if (!seconds.isNumber() || seconds.asLong() < 0) {
            return DEFAULT_TTL;
        }
        return Duration.ofSeconds(Math.min(seconds.asLong(), MAX_TTL_SECONDS));
    }
}
