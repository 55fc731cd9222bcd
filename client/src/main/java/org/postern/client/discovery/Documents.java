package org.postern.client.discovery;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postern.client.failure.ServerUnreachable;
import org.postern.client.http.HttpFetcher;

/** The three places at which a host may publish its discovery document (transport.md §3.2; white paper C-05). */
final class Documents {
    static final int MAX_DOCUMENT = 64 * 1024;
    private static final String FIRST = "/privmx/privmx-configuration.json";
    private static final List<String> OTHERS =
            List.of("/.well-known/privmx-configuration.json", "/privmx-configuration.json");
    private static final int OK = 200;

    private final HttpFetcher http;

    Documents(HttpFetcher http) {
        this.http = http;
    }

    /** The first path alone with each scheme; then all others at once, the preferred scheme's answer first. */
    Optional<DiscoveryDocument> find(ServerAddress server, List<String> schemes, DiscoveryDeadline deadline)
            throws ServerUnreachable {
        for (String scheme : schemes) {
            Optional<DiscoveryDocument> found = fetch(server, scheme, FIRST, deadline);
            if (found.isPresent()) {
                return found;
            }
        }
        List<Callable<Optional<DiscoveryDocument>>> asked = new ArrayList<>();
        for (String scheme : schemes) {
            OTHERS.forEach(path -> asked.add(() -> fetch(server, scheme, path, deadline)));
        }
        return firstOf(asked);
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

    private Optional<DiscoveryDocument> fetch(
            ServerAddress server, String scheme, String path, DiscoveryDeadline deadline) {
        try {
            URI address = URI.create(scheme + "://" + server + path);
            HttpFetcher.Answer answer = http.get(address, deadline.next(), MAX_DOCUMENT);
            return answer.status() == OK ? DiscoveryDocument.parse(answer.body()) : Optional.empty();
        } catch (IOException | IllegalArgumentException absent) {
            // Nothing usable at this place; the next one is asked.
            return Optional.empty();
        }
    }
}
