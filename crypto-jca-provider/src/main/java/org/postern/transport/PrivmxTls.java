package org.postern.transport;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.postern.crypto.PosternProvider;
import org.postern.transport.blocking.BodyExchange;
import org.postern.transport.blocking.ClientConnection;
import org.postern.transport.blocking.ClientStream;
import org.postern.transport.blocking.RecordLink;
import org.postern.transport.client.ClientPorts;
import org.postern.transport.message.Notification;
import org.postern.transport.server.RecordServerEngine;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerPorts;

/** PrivMX TLS, record version 1: the factory of both sides of a connection (transport.md §2, §8). */
public final class PrivmxTls {
    /** Service type under which the provider lists this class. */
    public static final String SERVICE_TYPE = "PrivmxTls";

    /** Algorithm under which the provider lists this class. */
    public static final String ALGORITHM = "PrivMX-TLS-1";

    /** For the provider; others use {@link #getInstance()}. */
    public PrivmxTls() {}

    /** The implementation of the provider "Postern". */
    public static PrivmxTls getInstance() {
        Provider.Service service = PosternProvider.instance().getService(SERVICE_TYPE, ALGORITHM);
        if (service == null) {
            throw new AssertionError("the provider lists " + SERVICE_TYPE + " " + ALGORITHM);
        }
        try {
            return (PrivmxTls) service.newInstance(null);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("the provider creates " + SERVICE_TYPE, e);
        }
    }

    /** The server side of one body or record stream. */
    public ServerEngine newServerEngine(ServerPorts ports) {
        return new RecordServerEngine(ports);
    }

    /**
     * The client side of a connection, not yet connected.
     *
     * @param exchange carries bodies
     * @param random source of ephemeral keys, client randoms and SRP a
     * @param clock for the lifetime of tickets
     * @param agent agent text sent to the server, {@code name;version}
     */
    public ClientConnection newClientConnection(
            BodyExchange exchange, SecureRandom random, InstantSource clock, String agent) {
        return new ClientConnection(exchange, new ClientPorts(random, clock, agent));
    }

    /**
     * The client side of a record stream, not yet connected (§27).
     *
     * @param link carries records; what it receives goes to {@link ClientStream#received}
     * @param listener gets the server's notifications, on the thread that receives
     * @param random source of ephemeral keys and SRP a
     * @param clock for the timestamp of key login
     * @param agent agent text sent to the server, {@code name;version}
     */
    public ClientStream newClientStream(
            RecordLink link, Consumer<Notification> listener, SecureRandom random, InstantSource clock, String agent) {
        return new ClientStream(link, listener, new ClientPorts(random, clock, agent));
    }
}
