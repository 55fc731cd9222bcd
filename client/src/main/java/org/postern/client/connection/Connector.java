package org.postern.client.connection;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.client.discovery.Discovery;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.ClientFailure;
import org.postern.client.http.HttpFetcher;

/** Opens standard connections to servers found by service discovery (client.md §14 "Service discovery and connection"). */
public final class Connector implements AutoCloseable {
    private final HttpFetcher http = new HttpFetcher();
    private final Discovery discovery;
    private final Freshness freshness;
    private final String agent;
    private final Patience patience;
    private final Habits habits;
    private final Set<ResumingConnection> connections = ConcurrentHashMap.newKeySet();

    /**
     * How connections are opened.
     *
     * @param transport which transport is wanted
     * @param servers what is known of servers, and learned by every connection
     * @param notices who is told when a server's key is not the known one
     */
    public record Habits(TransportChoice transport, KnownServers servers, ServerNotices notices) {
        /** The best transport, and a memory that ends with the process. */
        public static Habits ofProcess() {
            return new Habits(TransportChoice.AUTO, KnownServers.ofProcess(), ServerNotices.NONE);
        }

        /** The same over another transport. */
        Habits over(TransportChoice other) {
            return new Habits(other, servers, notices);
        }
    }

    /** A connector whose transfers outlive a restart of the server. */
    public Connector(SecureRandom random, InstantSource clock, String agent) {
        this(random, clock, agent, Patience.FOR_TRANSFERS);
    }

    /** A connector with a patience of its own. */
    public Connector(SecureRandom random, InstantSource clock, String agent, Patience patience) {
        this(random, clock, agent, patience, Habits.ofProcess());
    }

    /**
     * A connector.
     *
     * @param random source of keys and nonces
     * @param clock the client's clock
     * @param agent what this program calls itself, {@code name;version}
     * @param patience how long transfers go on trying without a network
     */
    public Connector(SecureRandom random, InstantSource clock, String agent, Patience patience, Habits habits) {
        this.discovery = new Discovery(http, habits.servers().endpoints(), clock);
        this.freshness = new Freshness(random, clock);
        this.agent = agent;
        this.patience = patience;
        this.habits = habits;
    }

    /** Nonces and the clock of all connections made here. */
    public Freshness freshness() {
        return freshness;
    }

    /** Finds the server and agrees on keys with it; there is no user yet. */
    public ServerSession open(ServerAddress server) throws ClientFailure {
        ServerSession session = session(server, habits);
        session.connect();
        return session;
    }

    /** Not yet connected; beside a stream there is one more for large transfers, once it is needed. */
    private ServerSession session(ServerAddress server, Habits chosen) {
        SessionOpener opener = new SessionOpener(server, discovery, http, freshness, agent, chosen);
        ResumingConnection connection = new ResumingConnection(opener);
        connections.add(connection);
        return new ServerSession(
                server,
                connection,
                freshness,
                patience,
                chosen,
                () -> session(server, chosen.over(TransportChoice.HTTP)),
                () -> connections.remove(connection));
    }

    /** Ends all connections made here. */
    @Override
    public void close() {
        connections.forEach(ResumingConnection::end);
        http.close();
    }
}
