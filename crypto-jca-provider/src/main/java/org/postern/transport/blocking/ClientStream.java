package org.postern.transport.blocking;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.srp.SrpGroup;
import org.postern.transport.client.ClientKeyLogin;
import org.postern.transport.client.ClientLogin;
import org.postern.transport.client.ClientPasswordLogin;
import org.postern.transport.client.ClientPorts;
import org.postern.transport.client.ServerMessage;
import org.postern.transport.client.ServerMessage.Answer;
import org.postern.transport.client.ServerMessage.KeyChangeRequest;
import org.postern.transport.client.ServerMessage.PlainHandshake;
import org.postern.transport.client.ServerMessage.ProtectedHandshake;
import org.postern.transport.client.ServerMessage.Push;
import org.postern.transport.client.ServerMessages;
import org.postern.transport.client.SrpSecret;
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
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(40);

    private enum Level {
        NONE,
        STANDARD,
        LOGGED_IN
    }

    private final ReentrantLock reading = new ReentrantLock();
    private final ServerMessages messages = new ServerMessages();
    private final StreamCalls calls = new StreamCalls();
    private final StreamEnd end = new StreamEnd();
    private final StreamOutbox outbox;
    private final StreamHandshakes handshakes;
    private final Consumer<Notification> listener;
    private final ClientPorts ports;
    private volatile Level level = Level.NONE;
    private volatile Duration timeout = DEFAULT_TIMEOUT;
    private volatile Predicate<SrpGroup> acceptedGroup = ClientPasswordLogin::isStrongGroup;

    public ClientStream(RecordLink link, Consumer<Notification> listener, ClientPorts ports) {
        this.outbox = new StreamOutbox(link);
        this.handshakes = new StreamHandshakes(ports, outbox, messages, end);
        this.listener = listener;
        this.ports = ports;
        end.whenEnded(cause -> {
            outbox.close();
            calls.fail(cause);
            handshakes.fail(cause);
            link.close();
        });
    }

    /** How long the server may take for a handshake, for making room or for the next answer of a batch; 40 seconds unless set. */
    public void setTimeout(Duration time) {
        timeout = time;
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
        requireUnopened();
        handshakes.anonymous(true, Deadline.in(timeout));
        level = Level.STANDARD;
    }

    /**
     * Opens the stream with a server key known beforehand (§9.6).
     *
     * @throws IllegalStateException if it was opened before
     */
    @Override
    public void connectWithServerKey(EcPublicKey serverKey, String keyId) throws IOException, TransportException {
        requireUnopened();
        handshakes.withServerKey(serverKey, keyId, Deadline.in(timeout));
        level = Level.STANDARD;
    }

    private void requireUnopened() {
        if (level != Level.NONE) {
            throw new IllegalStateException("expected a stream that is not open yet, found one that was");
        }
    }

    @Override
    public void login(String user, String host, SrpSecret secret) throws IOException, TransportException {
        login(new ClientPasswordLogin(ports, user, host, acceptedGroup, secret));
    }

    @Override
    public void loginWithKey(EcPrivateKey recoveryKey) throws IOException, TransportException {
        login(new ClientKeyLogin(ports, recoveryKey));
    }

    private void login(ClientLogin login) throws IOException, TransportException {
        requireOpened();
        Members offer = handshakes.begin(login, Deadline.in(timeout));
        handshakes.finish(login.prove(offer, 0), Deadline.in(timeout));
        level = Level.LOGGED_IN;
    }

    @Override
    public void changeKeys() throws IOException, TransportException {
        requireOpened();
        handshakes.anonymous(false, Deadline.in(timeout));
    }

    private void requireOpened() throws IOException, TransportException {
        end.requireNotCome();
        if (level == Level.NONE) {
            throw new IllegalStateException("expected an open stream, found one that is not connected");
        }
    }

    @Override
    public List<CallOutcome> call(List<CallRequest> requests) throws IOException, TransportException {
        requireOpened();
        List<StreamCalls.Pending> sent = new ArrayList<>(requests.size());
        try {
            for (CallRequest request : requests) {
                sent.add(send(request));
            }
        } catch (IOException | TransportException | IllegalArgumentException e) {
            // Others rely on it that whoever adds calls sends them.
            flush();
            throw e;
        }
        flush();
        List<CallOutcome> outcomes = new ArrayList<>(sent.size());
        for (StreamCalls.Pending call : sent) {
            outcomes.add(end.await(call.outcome(), Deadline.in(timeout)));
        }
        return outcomes;
    }

    private StreamCalls.Pending send(CallRequest request) throws IOException, TransportException {
        Deadline deadline = Deadline.in(timeout);
        if (!calls.tryReserve()) {
            flush();
            calls.reserve(deadline);
        }
        if (outbox.isCrowded()) {
            // Nobody else would: a large batch would wait for the room that it takes itself.
            flush();
        }
        StreamCalls.Pending call = calls.register();
        try {
            outbox.call(call.id(), request, deadline);
            return call;
        } catch (IOException e) {
            calls.forget(call);
            handshakes.endIfOverdue();
            end.requireNotCome();
            throw e;
        } catch (IllegalArgumentException noForm) {
            calls.forget(call);
            throw noForm;
        }
    }

    private void flush() throws IOException, TransportException {
        try {
            outbox.flush();
        } catch (IOException e) {
            end.end(e);
            end.requireNotCome();
        }
    }

    @Override
    public boolean isLoggedIn() {
        return level == Level.LOGGED_IN && isOpen();
    }

    /** Whether the stream can be used: connected and not ended. */
    public boolean isOpen() {
        return level != Level.NONE && !end.hasCome();
    }

    /**
     * Takes bytes from the link, in their order and from one thread at a time. Listeners are called from within, so they must not wait
     * for anything that has to be received.
     *
     * @param bytes records or parts of records, not to be changed afterwards
     */
    public void received(byte[] bytes) {
        reading.lock();
        try {
            if (!end.hasCome()) {
                messages.feed(bytes);
                Optional<ServerMessage> message = messages.next();
                while (message.isPresent()) {
                    handle(message.get());
                    message = messages.next();
                }
                outbox.flushHandshakes();
            }
        } catch (IOException | TransportException | RuntimeException e) {
            end.end(e);
        } finally {
            reading.unlock();
        }
    }

    private void handle(ServerMessage message) throws TransportException {
        switch (message) {
            case Answer(Members answer) -> calls.answered(answer);
            case Push(Notification notification) -> listener.accept(notification);
            case PlainHandshake(Members reply) -> handshakes.received(reply, true);
            case ProtectedHandshake(Members reply) -> handshakes.received(reply, false);
            case KeyChangeRequest() -> handshakes.obeyKeyChange();
        }
    }

    /** The link has ended, or could not be kept up. */
    public void ended(Optional<IOException> reason) {
        end.end(reason.orElseGet(() -> new IOException("the server has closed the record stream")));
    }

    @Override
    public void close() {
        end.end(new IOException("the record stream was closed"));
    }
}
