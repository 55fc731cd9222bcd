package org.postern.transport.blocking;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.srp.SrpGroup;
import org.postern.transport.client.ClientKeyExchange;
import org.postern.transport.client.ClientKeyLogin;
import org.postern.transport.client.ClientLogin;
import org.postern.transport.client.ClientPasswordLogin;
import org.postern.transport.client.ClientPorts;
import org.postern.transport.client.PasswordMixing;
import org.postern.transport.client.StreamEngine;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;
import org.postern.transport.message.Members;
import org.postern.transport.message.Notification;

/**
 * A client that sends one record stream, with up to 250 calls in flight from any number of threads (transport.md §27).
 *
 * <p>A stream is opened once and ends once: by {@link #close}, by the link, by any alert (so also by a login that fails), or when the
 * server does not answer a handshake in time. Calls still pending then fail with an {@link IOException}, after an alert with its
 * {@link TransportException}; later ones likewise. It has no threads of its own: the link's calls of {@link #received} do the reading.
 */
public final class ClientStream implements ClientSession, AutoCloseable {
    private final StreamExchange exchange;
    private final ClientPorts ports;
    private volatile Predicate<SrpGroup> acceptedGroup = ClientPasswordLogin::isStrongGroup;

    /** A stream on which nothing was sent; {@code PrivmxTls} makes it. */
    public ClientStream(RecordLink link, Consumer<Notification> listener, ClientPorts ports) {
        this.exchange = new StreamExchange(link, listener, new StreamEngine(ports));
        this.ports = ports;
    }

    /** How long the server may take for a handshake, for making room or for the next answer of a batch; 40 seconds unless set. */
    public void setTimeout(Duration time) {
        exchange.setTimeout(time);
    }

    @Override
    public void requireGroup(Predicate<SrpGroup> accepted) {
        acceptedGroup = accepted;
    }

    /**
     * Opens the stream by an anonymous key exchange (§9.1).
     *
     * @throws IllegalStateException if it was opened before
     */
    @Override
    public void connect() throws IOException, TransportException {
        var _ = exchange.handshake(StreamEngine::connect);
    }

    /**
     * Opens the stream with a server key known beforehand (§9.6).
     *
     * @throws IllegalStateException if it was opened before
     */
    @Override
    public void connectWithServerKey(EcPublicKey serverKey, String keyId) throws IOException, TransportException {
        var _ = exchange.handshake(engine -> engine.connectWithServerKey(serverKey, keyId));
    }

    @Override
    public void login(String user, String host, PasswordMixing mixing) throws IOException, TransportException {
        login(new ClientPasswordLogin(ports, user, host, acceptedGroup, mixing));
    }

    @Override
    public void loginWithKey(EcPrivateKey recoveryKey) throws IOException, TransportException {
        login(new ClientKeyLogin(ports, recoveryKey));
    }

    private void login(ClientLogin login) throws IOException, TransportException {
        Members offer = exchange.handshake(engine -> engine.login(login));
        ClientKeyExchange proof = login.prove(offer, 0);
        var _ = exchange.handshake(engine -> engine.prove(proof));
    }

    @Override
    public void changeKeys() throws IOException, TransportException {
        var _ = exchange.handshake(StreamEngine::changeKeys);
    }

    @Override
    public List<CallOutcome> call(List<CallRequest> requests) throws IOException, TransportException {
        return exchange.call(requests);
    }

    @Override
    public boolean isLoggedIn() {
        return exchange.asks(StreamEngine::isLoggedIn);
    }

    /** Whether the stream can be used: connected and not ended. */
    public boolean isOpen() {
        return exchange.asks(StreamEngine::isOpen);
    }

    /**
     * Takes bytes from the link, in their order and from one thread at a time. Listeners are called from within, so they must not wait
     * for anything that has to be received.
     *
     * @param bytes records or parts of records, not to be changed afterwards
     */
    public void received(byte[] bytes) {
        exchange.received(bytes);
    }

    /** The link has ended, or could not be kept up. */
    public void ended(Optional<IOException> reason) {
        exchange.end(reason.orElseGet(() -> new IOException("the server has closed the record stream")));
    }

    @Override
    public void close() {
        exchange.end(new IOException("the record stream was closed"));
    }
}
