package org.postern.transport.blocking;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.transport.client.ClientEcdhe;
import org.postern.transport.client.ClientEcdhef;
import org.postern.transport.client.ClientKeyExchange;
import org.postern.transport.client.ClientLogin;
import org.postern.transport.client.ClientPorts;
import org.postern.transport.client.HandshakeMessage;
import org.postern.transport.client.RecordRejected;
import org.postern.transport.client.ServerMessages;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.Members;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Randoms;
import org.postern.transport.record.RecordKeys;

/** The client's handshakes in a record stream: one at a time, and no calls are sent while keys change (transport.md §27.2). */
final class StreamHandshakes {
    /** After this time under old keys the server ends the stream anyway (§9.8). */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final AtomicReference<Optional<PendingReply>> expected = new AtomicReference<>(Optional.empty());
    private final ClientPorts ports;
    private final StreamOutbox outbox;
    private final ServerMessages messages;
    private final StreamEnd end;
    private volatile boolean keyChangeDue;

    /** Until when the server has to answer a key exchange that nobody waits for. */
    private volatile Optional<Deadline> keyChangeDeadline = Optional.empty();

    StreamHandshakes(ClientPorts ports, StreamOutbox outbox, ServerMessages messages, StreamEnd end) {
        this.ports = ports;
        this.outbox = outbox;
        this.messages = messages;
        this.end = end;
    }

    /** An anonymous key exchange: in the clear it opens the stream (§9.1), later it changes the keys (§9.8). */
    void anonymous(boolean opening, Deadline deadline) throws IOException, TransportException {
        exchange(new ClientEcdhe(ports), opening, deadline);
    }

    /** Opens the stream with a server key known from elsewhere (§9.6). */
    void withServerKey(EcPublicKey serverKey, String keyId, Deadline deadline) throws IOException, TransportException {
        hold(deadline);
        ClientEcdhef ecdhef = ClientEcdhef.with(serverKey, keyId, ports);
        outbox.handshake(ecdhef.message());
        switchTo(KeySchedule.recordKeys(ecdhef.masterSecret(), Randoms.NONE));
        // Only the holder of the key can answer this, and nothing less shows that the server holds it.
        HandshakeMessage question = HandshakeMessage.ticketRequest(1);
        var _ = request(question, new PendingReply("ticket_response", false, _ -> {}), deadline);
        release();
    }

    /** Sends the first message of a login; calls go on afterwards. */
    Members begin(ClientLogin login, Deadline deadline) throws IOException, TransportException {
        hold(deadline);
        HandshakeMessage opening = login.opening();
        Members offer = request(opening, new PendingReply(opening.type(), false, _ -> {}), deadline);
        release();
        return offer;
    }

    /** Sends the client's proof of a login. */
    void finish(ClientKeyExchange proof, Deadline deadline) throws IOException, TransportException {
        exchange(proof, false, deadline);
    }

    private void exchange(ClientKeyExchange exchange, boolean mayBePlain, Deadline deadline)
            throws IOException, TransportException {
        hold(deadline);
        HandshakeMessage message = exchange.message();
        var _ = request(message, reply(message, exchange, mayBePlain), deadline);
        flush();
    }

    /** The reply to a key exchange: from here on both sides are under the new keys, and calls go on. */
    private PendingReply reply(HandshakeMessage message, ClientKeyExchange exchange, boolean mayBePlain) {
        return new PendingReply(message.type(), mayBePlain, reply -> {
            byte[] master = exchange.masterSecret(reply, Randoms.NONE);
            switchTo(KeySchedule.recordKeys(master, Randoms.NONE));
            // New keys are new keys, whoever wanted them.
            keyChangeDue = false;
            keyChangeDeadline = Optional.empty();
            outbox.release();
        });
    }

    private void switchTo(RecordKeys keys) {
        messages.prepare(keys.server());
        outbox.switchTo(keys.client());
    }

    private Members request(HandshakeMessage message, PendingReply reply, Deadline deadline)
            throws IOException, TransportException {
        expected.set(Optional.of(reply));
        outbox.handshake(message);
        flush();
        if (end.hasCome()) {
            fail(new IOException("the record stream is over"));
        }
        try {
            return end.await(reply.done(), deadline);
        } catch (IOException late) {
            // Whatever the server still answers would meet a client that does not expect it.
            end.end(late);
            throw late;
        }
    }

    private void hold(Deadline deadline) throws IOException, TransportException {
        try {
            outbox.hold(deadline);
        } catch (IOException e) {
            end.requireNotCome();
            throw e;
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

    /** Lets calls in again, unless the server waits for new keys. */
    private void release() throws IOException, TransportException {
        if (keyChangeDue) {
            beginKeyChange();
            flush();
        } else {
            outbox.release();
        }
    }

    /** Takes a handshake of the server, on the thread that reads. */
    void received(Members reply, boolean plain) throws TransportException {
        Optional<PendingReply> pending = expected.get();
        PendingReply asked =
                pending.orElseThrow(() -> RecordRejected.unexpected("an answer", "a handshake nobody asked for"));
        asked.handle(reply, plain);
        // Stays until here, so that a reply that ends the stream fails who waits. Handling may have let the next one
        // begin.
        expected.compareAndSet(pending, Optional.empty());
        asked.done().complete(reply);
    }

    /** The server wants new keys: now, or right after the handshake that is running (§9.8). */
    void obeyKeyChange() {
        keyChangeDue = true;
        if (outbox.tryHold()) {
            beginKeyChange();
        }
    }

    /** Starts a key exchange nobody waits for; its reply is handled when it is received. */
    private void beginKeyChange() {
        keyChangeDue = false;
        keyChangeDeadline = Optional.of(Deadline.in(GRACE));
        ClientEcdhe ecdhe = new ClientEcdhe(ports);
        HandshakeMessage message = ecdhe.message();
        expected.set(Optional.of(reply(message, ecdhe, false)));
        outbox.handshake(message);
    }

    /** Ends a stream whose server has asked for new keys and then does not answer. */
    void endIfOverdue() {
        keyChangeDeadline.filter(deadline -> deadline.nanosLeft() <= 0).ifPresent(late -> end.end(late.passed()));
    }

    /** No reply will come any more. */
    void fail(Exception cause) {
        expected.getAndSet(Optional.empty()).ifPresent(reply -> reply.done().completeExceptionally(cause));
    }
}
