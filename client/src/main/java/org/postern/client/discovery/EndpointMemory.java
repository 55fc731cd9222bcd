package org.postern.client.discovery;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where found endpoints are kept until their time is over (transport.md §3.5). */
public interface EndpointMemory {
    /** What is known of a server, also where its time is over. */
    Optional<Endpoint> find(ServerAddress server);

    /** Keeps an endpoint, in place of an earlier one of the same server. */
    void keep(Endpoint endpoint);

    /** Gives up what is known of a server, because nobody answers there. */
    void forget(ServerAddress server);

    /** A memory that ends with this process. */
    static EndpointMemory ofProcess() {
        Map<ServerAddress, Endpoint> known = new ConcurrentHashMap<>();
        return new EndpointMemory() {
            @Override
            public Optional<Endpoint> find(ServerAddress server) {
                return Optional.ofNullable(known.get(server));
            }

            @Override
            public void keep(Endpoint endpoint) {
                known.put(endpoint.address(), endpoint);
            }

            @Override
            public void forget(ServerAddress server) {
                known.remove(server);
            }
        };
    }
}
