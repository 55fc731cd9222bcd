package org.postern.client.connection;

import java.time.Instant;
import java.util.Optional;
import org.postern.client.discovery.Endpoint;

/**
 * What earlier connections have taught about a server.
 *
 * @param endpoint where its API is (transport.md §3.5)
 * @param noStreamUntil a record stream was refused, and is not tried again before this time (transport.md §27)
 * @param key the key it has been known by since a login by password (white paper C-13)
 */
public record KnownServer(Optional<Endpoint> endpoint, Optional<Instant> noStreamUntil, Optional<ServerKey> key) {
    /** Nothing yet. */
    public static final KnownServer STRANGER = new KnownServer(Optional.empty(), Optional.empty(), Optional.empty());

    /** With another endpoint, or none. */
    public KnownServer at(Optional<Endpoint> other) {
        return new KnownServer(other, noStreamUntil, key);
    }

    /** Without streams for a while, or with them again. */
    public KnownServer withoutStreamUntil(Optional<Instant> other) {
        return new KnownServer(endpoint, other, key);
    }

    /** Without a key: the next login by password shows again which it is. */
    public KnownServer withoutKey() {
        return new KnownServer(endpoint, noStreamUntil, Optional.empty());
    }

    /** With a key. */
    public KnownServer with(ServerKey other) {
        return new KnownServer(endpoint, noStreamUntil, Optional.of(other));
    }
}
