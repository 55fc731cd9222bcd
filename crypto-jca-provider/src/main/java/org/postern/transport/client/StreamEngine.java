package org.postern.transport.client;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.transport.client.ServerMessage.Answer;
import org.postern.transport.client.ServerMessage.KeyChangeRequest;
import org.postern.transport.client.ServerMessage.PlainHandshake;
import org.postern.transport.client.ServerMessage.ProtectedHandshake;
import org.postern.transport.client.ServerMessage.Push;
import org.postern.transport.client.StreamState.Changing;
import org.postern.transport.client.StreamState.Confirming;
import org.postern.transport.client.StreamState.LoggingIn;
import org.postern.transport.client.StreamState.Offering;
import org.postern.transport.client.StreamState.Opening;
import org.postern.transport.client.StreamState.Over;
import org.postern.transport.client.StreamState.Ready;
import org.postern.transport.client.StreamState.Renewing;
import org.postern.transport.client.StreamState.Unopened;
import org.postern.transport.message.CallRequest;
import org.postern.transport.message.Members;
import org.postern.transport.message.Notification;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Randoms;
import org.postern.transport.record.RecordKeys;

/**
 * The client's end of one record stream: calls, handshakes and bytes in, events and bytes out (transport.md §27). Nothing in it waits.
 *
 * <p>Use: {@link #connect}, then calls while there {@link #hasRoom} and handshakes while it {@link #isIdle}, and {@link #drain} after
 * each; {@link #feed} what the server sends, then {@link #next} until it returns {@link StreamEvent.NeedInput} or
 * {@link StreamEvent.Ended}. An engine belongs to one thread at any time.
 */
public final class StreamEngine {
    /** A server that asks for new keys lets 256 records pass, so all calls in flight are still answered (§9.8). */
    static final int MAX_IN_FLIGHT = 250;

    /** With more than this not yet drained there is no room for calls (§27.5). */
    static final int MAX_UNSENT = 1 << 20;

    private static final StreamState READY = new Ready();
    private static final StreamEvent NEED_INPUT = new StreamEvent.NeedInput();

    private final ServerMessages messages = new ServerMessages();
    private final ClientRecords records = new ClientRecords();
    private final Set<Long> inFlight = new HashSet<>();
    private final ClientPorts ports;
    private StreamState state = new Unopened();
    private long lastId;
    private boolean callsUnsent;
    private boolean renewalWanted;
    private boolean loggedIn;

    /** A stream on which nothing was sent. */
    public StreamEngine(ClientPorts ports) {
        this.ports = ports;
    }

    /**
     * Begins to open the stream by an anonymous key exchange (§9.1).
     *
     * @throws IllegalStateException if it was opened before
     */
    public void connect() {
        requireUnopened();
        ClientEcdhe ecdhe = new ClientEcdhe(ports);
        begin(ecdhe.message(), new Opening(ecdhe));
    }

    /**
     * Begins to open the stream with a server key known beforehand (§9.6).
     *
     * @throws IllegalStateException if it was opened before
     */
    public void connectWithServerKey(EcPublicKey serverKey, String keyId) {
        requireUnopened();
        ClientEcdhef ecdhef = ClientEcdhef.with(serverKey, keyId, ports);
        records.handshake(ecdhef.message());
        switchTo(KeySchedule.recordKeys(ecdhef.masterSecret(), Randoms.NONE));
        // Only the holder of the key can answer this, and nothing less shows that the server holds it.
        begin(HandshakeMessage.ticketRequest(1), new Confirming());
    }

    /** Begins a change of keys (§9.8). */
    public void changeKeys() {
        requireReady();
        ClientEcdhe ecdhe = new ClientEcdhe(ports);
        begin(ecdhe.message(), new Changing(ecdhe));
    }

    /** Sends the first message of a login; its reply is what {@link ClientLogin#prove} wants (§9.4, §9.5). */
    public void login(ClientLogin login) {
        requireReady();
        HandshakeMessage opening = login.opening();
        begin(opening, new Offering(opening.type()));
    }

    /** Sends the proof of a login. */
    public void prove(ClientKeyExchange proof) {
        requireReady();
        begin(proof.message(), new LoggingIn(proof));
    }

    private void begin(HandshakeMessage message, StreamState next) {
        records.handshake(message);
        state = next;
    }

    private void switchTo(RecordKeys keys) {
        messages.prepare(keys.server());
        records.switchTo(keys.client());
    }

    /**
     * Adds a call.
     *
     * @return its id
     * @throws IllegalStateException if there is no room
     * @throws IllegalArgumentException if the params have no PSON form; nothing is added then
     */
    public long call(CallRequest call) {
        if (!hasRoom()) {
            throw new IllegalStateException("expected room for a call, found none");
        }
        records.call(lastId + 1, call);
        inFlight.add(++lastId);
        callsUnsent = true;
        return lastId;
    }

    /** Whether a call may be added: no handshake runs, and neither too many calls nor too many bytes are on their way. */
    public boolean hasRoom() {
        return state instanceof Ready && inFlight.size() < MAX_IN_FLIGHT && records.undrained() <= MAX_UNSENT;
    }

    /** Whether a handshake may begin. */
    public boolean isIdle() {
        return switch (state) {
            case Unopened(), Ready() -> true;
            case Opening _, Confirming _, Offering _, LoggingIn _, Changing _, Renewing _, Over _ -> false;
        };
    }

    /** Whether keys were agreed on and the stream is not over. */
    public boolean isOpen() {
        return switch (state) {
            case Ready _, Offering _, LoggingIn _, Changing _, Renewing _ -> true;
            case Unopened _, Opening _, Confirming _, Over _ -> false;
        };
    }

    /** Whether it is open for a user. */
    public boolean isLoggedIn() {
        return loggedIn && isOpen();
    }

    private void requireUnopened() {
        if (!(state instanceof Unopened)) {
            throw new IllegalStateException("expected a stream that is not open yet, found one that was");
        }
    }

    private void requireReady() {
        if (!(state instanceof Ready)) {
            throw new IllegalStateException("expected an open stream without a running handshake, found another one");
        }
    }

    /** Hands over received bytes, which must not be changed afterwards. */
    public void feed(byte[] bytes) {
        if (!(state instanceof Over)) {
            messages.feed(bytes);
        }
    }

    /** Handles what was fed until there is something for the caller; a failure ends the stream. */
    public StreamEvent next() {
        try {
            return switch (state) {
                case Over(Exception cause) -> new StreamEvent.Ended(cause);
                case Unopened _, Opening _, Confirming _, Ready _, Offering _, LoggingIn _, Changing _, Renewing _ ->
                    read();
            };
        } catch (TransportException failure) {
            end(failure);
            return new StreamEvent.Ended(failure);
        }
    }

    private StreamEvent read() throws TransportException {
        while (true) {
            if (renewalWanted && state instanceof Ready) {
                return beginRenewal();
            }
            Optional<ServerMessage> message = messages.next();
            if (message.isEmpty()) {
                return NEED_INPUT;
            }
            switch (message.get()) {
                case Answer(Members answer) -> {
                    return answered(answer);
                }
                case Push(Notification notification) -> {
                    return new StreamEvent.Pushed(notification);
                }
                case PlainHandshake(Members reply) -> {
                    return plainReply(reply);
                }
                case ProtectedHandshake(Members reply) -> {
                    return reply(reply);
                }
                // Obeyed as soon as no other handshake runs.
                case KeyChangeRequest() -> renewalWanted = true;
            }
        }
    }

    private StreamEvent answered(Members answer) throws RecordRejected {
        if (!(answer.values().get("id") instanceof Long id)) {
            throw RecordRejected.unexpected("the id of a call", "something else");
        }
        if (!inFlight.remove(id)) {
            throw RecordRejected.unexpected("the id of a call in flight", "another one");
        }
        return new StreamEvent.Answered(id, ClientCalls.outcome(answer));
    }

    private StreamEvent plainReply(Members reply) throws TransportException {
        return switch (state) {
            case Opening(ClientKeyExchange exchange) -> agreed(exchange, reply, new StreamEvent.HandshakeDone(reply));
            case Unopened _, Confirming _, Ready _, Offering _, LoggingIn _, Changing _, Renewing _, Over _ ->
                throw RecordRejected.unexpected("encrypted records", "a plain handshake");
        };
    }

    private StreamEvent reply(Members reply) throws TransportException {
        return switch (state) {
            case Opening(ClientKeyExchange exchange) -> agreed(exchange, reply, new StreamEvent.HandshakeDone(reply));
            case Changing(ClientKeyExchange exchange) -> agreed(exchange, reply, new StreamEvent.HandshakeDone(reply));
            case Renewing(ClientKeyExchange exchange) -> agreed(exchange, reply, new StreamEvent.RenewalDone());
            case LoggingIn(ClientKeyExchange proof) -> {
                StreamEvent done = agreed(proof, reply, new StreamEvent.HandshakeDone(reply));
                loggedIn = true;
                yield done;
            }
            case Confirming() -> done("ticket_response", reply);
            case Offering(String type) -> done(type, reply);
            case Unopened _, Ready _, Over _ ->
                throw RecordRejected.unexpected("an answer", "a handshake nobody asked for");
        };
    }

    private StreamEvent done(String type, Members reply) throws RecordRejected {
        StreamEvent done = new StreamEvent.HandshakeDone(ClientResponse.ofType(reply, type));
        state = READY;
        return done;
    }

    /** Both sides are under new keys from here on: the records behind this one may come under them. */
    private StreamEvent agreed(ClientKeyExchange exchange, Members reply, StreamEvent event) throws TransportException {
        byte[] master = exchange.masterSecret(ClientResponse.ofType(reply, exchange.type()), Randoms.NONE);
        switchTo(KeySchedule.recordKeys(master, Randoms.NONE));
        // New keys are new keys, whoever wanted them.
        renewalWanted = false;
        state = READY;
        return event;
    }

    private StreamEvent beginRenewal() {
        renewalWanted = false;
        ClientEcdhe ecdhe = new ClientEcdhe(ports);
        begin(ecdhe.message(), new Renewing(ecdhe));
        return new StreamEvent.RenewalBegun();
    }

    /** Ends the stream, unless it has ended before. */
    public void end(Exception cause) {
        if (!(state instanceof Over)) {
            state = new Over(cause);
        }
    }

    /** Why the stream is over; empty while it is not. */
    public Optional<Exception> end() {
        return state instanceof Over(Exception cause) ? Optional.of(cause) : Optional.empty();
    }

    /** Whether {@link #drain} would give anything; nothing is sent after the end. */
    public boolean hasUnsent() {
        return !(state instanceof Over) && records.undrained() > 0;
    }

    /** Whether there are calls in it. */
    public boolean hasUnsentCalls() {
        return callsUnsent && hasUnsent();
    }

    /** Whether so much of it waits that who adds calls should send first. */
    public boolean isCrowded() {
        return hasUnsent() && records.undrained() > MAX_UNSENT / 2;
    }

    /** The bytes to send since the last call. */
    public byte[] drain() {
        callsUnsent = false;
        return records.drain();
    }
}
