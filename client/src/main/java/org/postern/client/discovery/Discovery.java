package org.postern.client.discovery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.client.failure.ServerUnreachable;
import org.postern.client.http.HttpFetcher;

/**
 * Service discovery: from a host name to the address of its API, by documents, then by DNS, following redirects (transport.md
 * §3; white paper C-03 to C-06).
 */
public final class Discovery {
    private static final int MAX_REDIRECTS = 5;
    private static final Duration TOTAL = Duration.ofSeconds(10);

    private final Documents documents;
    private final VersionProbe versions;
    private final TxtLookup dns;
    private final EndpointMemory memory;
    private final InstantSource clock;
    private final Duration total;

    /** Discovery that asks over these connections, and the name servers of this machine. */
    public Discovery(HttpFetcher http, EndpointMemory memory, InstantSource clock) {
        // Most servers are found without DNS: what it takes to ask is not loaded before.
        this(http, host -> DnsTxtLookup.ofSystem().texts(host), memory, clock, TOTAL);
    }

    Discovery(HttpFetcher http, TxtLookup dns, EndpointMemory memory, InstantSource clock, Duration total) {
        this.documents = new Documents(http);
        this.versions = new VersionProbe(http);
        this.dns = dns;
        this.memory = memory;
        this.clock = clock;
        this.total = total;
    }

    /**
     * The endpoint of a server, remembered for as long as its document allows.
     *
     * @throws ServerUnreachable if no document or no API of a known version is found, or redirects do not end
     */
    public Endpoint find(ServerAddress server) throws ServerUnreachable {
        Optional<Endpoint> remembered = remembered(server);
        return remembered.isPresent() ? remembered.get() : ask(server);
    }

    /** What is known of a server and may still be used; it was true when it was found. */
    public Optional<Endpoint> remembered(ServerAddress server) {
        return memory.find(server).filter(known -> clock.instant().isBefore(known.validUntil()));
    }

    /** Asks anew, whatever is remembered. */
    public Endpoint ask(ServerAddress server) throws ServerUnreachable {
        try {
            Endpoint found = follow(server, DiscoveryDeadline.start(clock, total));
            memory.keep(found);
            return found;
        } catch (ServerUnreachable gone) {
            memory.forget(server);
            throw gone;
        }
    }

    /** The shortest time of all answers on the way counts. */
    private Endpoint follow(ServerAddress server, DiscoveryDeadline deadline) throws ServerUnreachable {
        Set<ServerAddress> asked = new LinkedHashSet<>();
        ServerAddress host = server;
        Instant validUntil = Instant.MAX;
        while (asked.add(host)) {
            DiscoveryDocument document = document(host, deadline);
            Instant until = clock.instant().plus(document.ttl());
            validUntil = until.isBefore(validUntil) ? until : validUntil;
            if (document.redirect().isEmpty()) {
                return new Endpoint(server, calls(host, document, deadline), validUntil);
            }
            if (asked.size() > MAX_REDIRECTS) {
                throw new ServerUnreachable("The way to " + server + " has more than " + MAX_REDIRECTS
                        + " redirects. Tell its administrator.");
            }
            host = document.redirect().get();
        }
        throw new ServerUnreachable(
                "The way to " + server + " leads in a circle: back to " + host + ". Tell its administrator.");
    }

    /** Discovery over plain HTTP can be forged, so https comes first, except towards this very machine (§23). */
    private static List<String> schemes(ServerAddress server) {
        return server.isLocal() && server.port() != 0 ? List.of("http", "https") : List.of("https", "http");
    }

    private DiscoveryDocument document(ServerAddress host, DiscoveryDeadline deadline) throws ServerUnreachable {
        Optional<DiscoveryDocument> found = documents.find(host, schemes(host), deadline);
        if (found.isEmpty() && host.isName()) {
            found = dns.texts(host.host()).stream()
                    .flatMap(text -> TxtRecord.parse(text).stream())
                    .findFirst();
        }
        return found.orElseThrow(() -> new ServerUnreachable("No PrivMX server answers at " + host + "."));
    }

    private URI calls(ServerAddress host, DiscoveryDocument document, DiscoveryDeadline deadline)
            throws ServerUnreachable {
        for (URI base : candidates(host, document)) {
            if (!deadline.isOver() && versions.speaksOurVersion(base, deadline)) {
                return base.resolve(VersionProbe.VERSION + "/");
            }
        }
        throw new ServerUnreachable("The server at " + host + " was found, but it does not speak version 2.0.");
    }

    private static List<URI> candidates(ServerAddress host, DiscoveryDocument document) throws ServerUnreachable {
        try {
            return document.candidates(schemes(host));
        } catch (IllegalArgumentException e) {
            throw new ServerUnreachable("The discovery document of " + host + " names no usable address.", e);
        }
    }
}
