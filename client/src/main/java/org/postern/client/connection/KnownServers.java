package org.postern.client.connection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.postern.client.discovery.Endpoint;
import org.postern.client.discovery.EndpointMemory;
import org.postern.client.discovery.ServerAddress;

/** Where a client keeps what it knows of servers; safe for several threads. */
public interface KnownServers {
    /** What is known of a server. */
    KnownServer find(ServerAddress server);

    /** Changes what is known of a server. */
    void update(ServerAddress server, UnaryOperator<KnownServer> change);

    /** Knowledge that ends with this process. */
    static KnownServers ofProcess() {
        Map<ServerAddress, KnownServer> known = new ConcurrentHashMap<>();
        return new KnownServers() {
            @Override
            public KnownServer find(ServerAddress server) {
                return known.getOrDefault(server, KnownServer.STRANGER);
            }

            @Override
            public void update(ServerAddress server, UnaryOperator<KnownServer> change) {
                known.compute(server, (same, old) -> change.apply(old == null ? KnownServer.STRANGER : old));
            }
        };
    }

    /** The part of it that discovery uses. */
    default EndpointMemory endpoints() {
        return new EndpointMemory() {
            @Override
            public Optional<Endpoint> find(ServerAddress server) {
                return KnownServers.this.find(server).endpoint();
            }

            @Override
            public void keep(Endpoint endpoint) {
                update(endpoint.address(), known -> known.at(Optional.of(endpoint)));
            }

            @Override
            public void forget(ServerAddress server) {
                update(server, known -> known.at(Optional.empty()));
            }
        };
    }
}
