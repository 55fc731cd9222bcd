package org.postern.client.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.postern.client.json.Json;

/**
 * What a host says of the place of its API: the service discovery document, or a DNS record in its stead (transport.md §3.1,
 * §3.3).
 *
 * @param redirect the host to ask instead; looked at before {@code base}
 * @param base base of the API, with {@code /} at its end; without a scheme it starts with {@code //}
 * @param ttl how long the answer may be remembered
 */
public record DiscoveryDocument(Optional<ServerAddress> redirect, Optional<String> base, Duration ttl) {
    private static final long DEFAULT_TTL_SECONDS = 600;
    private static final long MAX_TTL_SECONDS = 86_400;

    /**
     * Reads the JSON text. Names may be written with underscores as well, and {@code TTL} and {@code Redirect} as the white
     * paper writes them.
     *
     * @return empty if it names neither an endpoint nor another host
     * @throws IllegalArgumentException if it is not a non-empty JSON object, or names no possible host
     */
    public static Optional<DiscoveryDocument> parse(byte[] json) {
        JsonNode document = Json.parse(json);
        if (!document.isObject() || document.isEmpty()) {
            throw new IllegalArgumentException("Expected a non-empty JSON object");
        }
        Map<String, JsonNode> members = new HashMap<>();
        document.properties().forEach(member -> members.putIfAbsent(plain(member.getKey()), member.getValue()));
        Optional<String> base = text(members, "apibaseendpoint")
                .map(DiscoveryDocument::closed)
                .or(() -> text(members, "defaultendpoint").map(DiscoveryDocument::apiBase));
        Optional<ServerAddress> redirect =
                text(members, "redirect").map(String::strip).map(ServerAddress::parse);
        return base.isEmpty() && redirect.isEmpty()
                ? Optional.empty()
                : Optional.of(new DiscoveryDocument(redirect, base, ttl(seconds(members))));
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Optional<String> text(Map<String, JsonNode> members, String name) {
        return Optional.ofNullable(members.get(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    private static Optional<Long> seconds(Map<String, JsonNode> members) {
        return Optional.ofNullable(members.get("ttl"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asLong);
    }

    /** Where it may be kept for at most a day, so that a mistaken answer does not stay. */
    static Duration ttl(Optional<Long> seconds) {
        long kept = seconds.filter(given -> given >= 0).orElse(DEFAULT_TTL_SECONDS);
        return Duration.ofSeconds(Math.min(kept, MAX_TTL_SECONDS));
    }

    /** The API base of an application's endpoint. */
    static String apiBase(String endpoint) {
        return closed(endpoint) + "api/";
    }

    private static String closed(String endpoint) {
        String trimmed = endpoint.strip();
        return trimmed.endsWith("/") ? trimmed : trimmed + "/";
    }

    /**
     * The addresses to try, in the order of the schemes where the document names none; none without an endpoint.
     *
     * @throws IllegalArgumentException if the endpoint is no address
     */
    public List<URI> candidates(List<String> schemes) {
        if (base.isEmpty()) {
            return List.of();
        }
        String address = base.get();
        return address.startsWith("//")
                ? schemes.stream()
                        .map(scheme -> URI.create(scheme + ":" + address))
                        .toList()
                : List.of(URI.create(address));
    }
}
