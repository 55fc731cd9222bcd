package org.postern.client.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postern.client.failure.ServerUnreachable;
import org.postern.client.http.HttpFetcher;
import org.postern.client.json.Json;

/** Service discovery: from a host name to the address of its API (transport.md §3). */
public final class Discovery {
    private static final String FIRST = "/privmx/privmx-configuration.json";
    private static final List<String> OTHERS =
            List.of("/.well-known/privmx-configuration.json", "/privmx-configuration.json");
    private static final String VERSION = "v2.0";
    private static final Duration TOTAL = Duration.ofSeconds(10);
    private static final int MAX_DOCUMENT = 64 * 1024;
    private static final int OK = 200;

    private final HttpFetcher http;
    private final InstantSource clock;
    private final Duration total;
    private final Map<ServerAddress, Endpoint> known = new ConcurrentHashMap<>();

    /** Discovery that asks over these connections. */
    public Discovery(HttpFetcher http, InstantSource clock) {
        this(http, clock, TOTAL);
    }

    Discovery(HttpFetcher http, InstantSource clock, Duration total) {
        this.http = http;
        this.clock = clock;
        this.total = total;
    }

    /**
     * The endpoint of a server, remembered for as long as its document allows.
     *
     * @throws ServerUnreachable if no document or no API of a known version is found
     */
    public Endpoint find(ServerAddress server) throws ServerUnreachable {
        Endpoint remembered = known.get(server);
        if (remembered != null && clock.instant().isBefore(remembered.validUntil())) {
            return remembered;
        }
        List<String> schemes = schemes(server);
        DiscoveryDocument document = document(server, schemes);
        Endpoint found = new Endpoint(
                server, calls(server, document, schemes), clock.instant().plus(document.ttl()));
        known.put(server, found);
        return found;
    }

    /** Discovery over plain HTTP can be forged, so https comes first, except towards this very machine (§23). */
    private static List<String> schemes(ServerAddress server) {
        return server.isLocal() && server.port() != 0 ? List.of("http", "https") : List.of("https", "http");
    }

    /** The first path alone with each scheme; then all others at once, the preferred scheme's answer first (§3.2). */
    private DiscoveryDocument document(ServerAddress server, List<String> schemes) throws ServerUnreachable {
        for (String scheme : schemes) {
            Optional<DiscoveryDocument> found = fetch(URI.create(scheme + "://" + server + FIRST));
            if (found.isPresent()) {
                return found.get();
            }
        }
        List<Callable<Optional<DiscoveryDocument>>> asked = new ArrayList<>();
        for (String scheme : schemes) {
            OTHERS.forEach(path -> asked.add(() -> fetch(URI.create(scheme + "://" + server + path))));
        }
        return firstOf(asked).orElseThrow(() -> new ServerUnreachable("No PrivMX server answers at " + server + "."));
    }

    private static Optional<DiscoveryDocument> firstOf(List<Callable<Optional<DiscoveryDocument>>> asked)
            throws ServerUnreachable {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<DiscoveryDocument>> answer : threads.invokeAll(asked)) {
                if (answer.get().isPresent()) {
                    return answer.get();
                }
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnreachable("Interrupted while looking for the server.", e);
        } catch (ExecutionException e) {
            throw new AssertionError("fetching a document throws nothing checked", e);
        }
    }

    private Optional<DiscoveryDocument> fetch(URI address) {
        try {
            HttpFetcher.Answer answer = http.get(address, total, MAX_DOCUMENT);
            return answer.status() == OK ? DiscoveryDocument.parse(answer.body()) : Optional.empty();
        } catch (IOException | IllegalArgumentException absent) {
            // Nothing usable at this place; the next one is asked.
            return Optional.empty();
        }
    }

    private URI calls(ServerAddress server, DiscoveryDocument document, List<String> schemes) throws ServerUnreachable {
        for (URI base : candidates(server, document, schemes)) {
            if (speaksOurVersion(base)) {
                return base.resolve(VERSION + "/");
            }
        }
        throw new ServerUnreachable("The server at " + server + " was found, but it does not speak version 2.0.");
    }

    private static List<URI> candidates(ServerAddress server, DiscoveryDocument document, List<String> schemes)
            throws ServerUnreachable {
        try {
            return document.candidates(schemes);
        } catch (IllegalArgumentException e) {
            throw new ServerUnreachable("The discovery document of " + server + " names no usable address.", e);
        }
    }

    /** The version probe, which is not encrypted (§4.1). */
    private boolean speaksOurVersion(URI base) {
        ObjectNode probe = Json.object();
        probe.put("jsonrpc", "2.0").put("id", 0).put("method", "versions").set("params", Json.object());
        try {
            HttpFetcher.Answer answer = http.post(
                    base, "application/json", BodyPublishers.ofByteArray(Json.bytes(probe)), total, MAX_DOCUMENT);
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
