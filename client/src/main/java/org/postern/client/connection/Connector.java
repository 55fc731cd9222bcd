package org.postern.client.connection;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.postern.client.discovery.Discovery;
import org.postern.client.discovery.Endpoint;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.ClientFailure;
import org.postern.client.http.HttpBodyExchange;
import org.postern.client.http.HttpFetcher;
import org.postern.transport.PrivmxTls;

/** Opens standard connections to servers found by service discovery (client.md §14 "Service discovery and connection"). */
public final class Connector implements AutoCloseable {
    /** Enough for several bodies in flight without renewing all the time. */
    private static final int TICKETS = 128;

    private final HttpFetcher http = new HttpFetcher();
    private final Discovery discovery;
    private final Freshness freshness;
    private final String agent;
    private final Patience patience;

    /** A connector whose transfers outlive a restart of the server. */
    public Connector(SecureRandom random, InstantSource clock, String agent) {
        this(random, clock, agent, Patience.FOR_TRANSFERS);
    }

    /**
     * A connector.
     *
     * @param random source of keys and nonces
     * @param clock the client's clock
     * @param agent what this program calls itself, {@code name;version}
     * @param patience how long transfers go on trying without a network
     */
    public Connector(SecureRandom random, InstantSource clock, String agent, Patience patience) {
        this.discovery = new Discovery(http, clock);
        this.freshness = new Freshness(random, clock);
        this.agent = agent;
        this.patience = patience;
    }

    /** Nonces and the clock of all connections made here. */
    public Freshness freshness() {
        return freshness;
    }

    /** Finds the server and agrees on keys with it; there is no user yet. */
    public ServerSession open(ServerAddress server) throws ClientFailure {
        Endpoint endpoint = discovery.find(server);
        var engine = PrivmxTls.getInstance()
                .newClientConnection(
                        new HttpBodyExchange(http, endpoint.calls()), freshness.random(), freshness.clock(), agent);
        engine.requestTickets(TICKETS);
        ResumingConnection connection = new ResumingConnection(engine);
        connection.connect();
        return new ServerSession(server, connection, freshness, patience);
    }

    @Override
    public void close() {
        http.close();
    }
}
