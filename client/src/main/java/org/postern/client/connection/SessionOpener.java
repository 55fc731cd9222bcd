package org.postern.client.connection;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.postern.client.discovery.Discovery;
import org.postern.client.discovery.Endpoint;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.ServerKeyUnknown;
import org.postern.client.failure.ServerUnreachable;
import org.postern.client.http.HttpBodyExchange;
import org.postern.client.http.HttpFetcher;
import org.postern.transport.PrivmxTls;
import org.postern.transport.blocking.ClientConnection;
import org.postern.transport.blocking.ClientSession;
import org.postern.transport.blocking.ClientStream;
import org.postern.transport.client.AlertReceived;
import org.postern.transport.client.TransportException;

/**
 * Opens standard connections to one server: finds it, takes a record stream where it can be had, and its pinned key where there is
 * one (transport.md §3, §9.6, §27).
 */
final class SessionOpener {
    /** Enough for several bodies in flight without renewing all the time. */
    private static final int TICKETS = 128;

    /** How long a proxy that does not let streams pass is believed not to. */
    private static final Duration NO_STREAM = Duration.ofMinutes(10);

    private static final String UNKNOWN_KEY = "Cannot find key with id";

    private final ServerAddress server;
    private final Discovery discovery;
    private final HttpFetcher http;
    private final Freshness freshness;
    private final String agent;
    private final Connector.Habits habits;

    SessionOpener(
            ServerAddress server,
            Discovery discovery,
            HttpFetcher http,
            Freshness freshness,
            String agent,
            Connector.Habits habits) {
        this.server = server;
        this.discovery = discovery;
        this.http = http;
        this.freshness = freshness;
        this.agent = agent;
        this.habits = habits;
    }

    /** What was found may have moved before its time was over: then it is looked for again. */
    OpenSession open(StreamListener listener) throws ClientFailure {
        Optional<Endpoint> remembered = discovery.remembered(server);
        if (remembered.isPresent()) {
            try {
                return open(remembered.get().calls(), listener);
            } catch (ServerUnreachable moved) {
                return open(discovery.ask(server).calls(), listener);
            }
        }
        return open(discovery.ask(server).calls(), listener);
    }

    private OpenSession open(URI calls, StreamListener listener) throws ClientFailure {
        Optional<ServerKey> pinned = habits.servers().find(server).key();
        return switch (habits.transport()) {
            case HTTP -> agreed(bodies(calls), pinned);
            case STREAM -> agreed(stream(calls, listener), pinned);
            case AUTO -> isStreamRefused() ? agreed(bodies(calls), pinned) : streamOrBodies(calls, listener, pinned);
        };
    }

    private boolean isStreamRefused() {
        return habits.servers()
                .find(server)
                .noStreamUntil()
                .filter(until -> freshness.clock().instant().isBefore(until))
                .isPresent();
    }

    /** A refusal is remembered once bodies have worked: a server that is down refuses nothing. */
    private OpenSession streamOrBodies(URI calls, StreamListener listener, Optional<ServerKey> pinned)
            throws ClientFailure {
        try {
            return agreed(stream(calls, listener), pinned);
        } catch (ServerUnreachable refused) {
            if (refused.getCause() instanceof ConnectException) {
                throw refused;
            }
            OpenSession bodies = agreed(bodies(calls), pinned);
            var until = Optional.of(freshness.clock().instant().plus(NO_STREAM));
            habits.servers().update(server, known -> known.withoutStreamUntil(until));
            return bodies;
        }
    }

    private interface Opening {
        OpenSession open(boolean provenByKey) throws IOException;
    }

    private Opening bodies(URI calls) {
        return proven -> {
            ClientConnection connection = PrivmxTls.getInstance()
                    .newClientConnection(
                            new HttpBodyExchange(http, calls), freshness.random(), freshness.clock(), agent);
            connection.requestTickets(TICKETS);
            return new OpenSession(connection, Transport.HTTP, proven, () -> true, () -> {});
        };
    }

    private Opening stream(URI calls, StreamListener listener) {
        return proven ->
                RecordStream.open(http, calls, listener, freshness, agent).asSession(proven);
    }

    private OpenSession agreed(Opening opening, Optional<ServerKey> pinned) throws ClientFailure {
        try {
            OpenSession open = opening.open(pinned.isPresent());
            try {
                agree(open.session(), pinned);
            } catch (IOException | TransportException e) {
                open.end().run();
                throw e;
            }
            return open;
        } catch (AlertReceived alert) {
            throw refusal(alert, pinned);
        } catch (IOException e) {
            throw EngineFailures.of(e);
        } catch (TransportException e) {
            throw EngineFailures.of(e);
        }
    }

    /** An alert is not signed by anybody: without the pinned key nothing goes on (C-13). */
    private ClientFailure refusal(AlertReceived alert, Optional<ServerKey> pinned) {
        return pinned.isPresent() && alert.text().startsWith(UNKNOWN_KEY)
                ? new ServerKeyUnknown(server.toString(), pinned.get().key(), alert)
                : EngineFailures.of(alert);
    }

    /** The opening of a stream has its own, short limit; calls may carry much more. */
    private static void agree(ClientSession session, Optional<ServerKey> pinned)
            throws IOException, TransportException {
        if (pinned.isPresent()) {
            session.connectWithServerKey(pinned.get().key(), pinned.get().id());
        } else {
            session.connect();
        }
        if (session instanceof ClientStream stream) {
            // Under the known key alone the server changes nothing (§9.6); bodies have a ticket each.
            if (pinned.isPresent()) {
                stream.changeKeys();
            }
            stream.setTimeout(RecordStream.CALL);
        }
    }
}
