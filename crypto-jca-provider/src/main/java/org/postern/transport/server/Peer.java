package org.postern.transport.server;

import java.util.Optional;

/**
 * What a client has said of itself (transport.md §9.1, §9.8).
 *
 * @param agent agent text
 * @param keyChange whether it understands {@code ecdhe_request}
 */
record Peer(Optional<String> agent, boolean keyChange) {
    static final Peer UNKNOWN = new Peer(Optional.empty(), false);

    /** What is known after it has said more. */
    Peer and(Peer later) {
        return new Peer(later.agent.or(() -> agent), keyChange || later.keyChange);
    }
}
