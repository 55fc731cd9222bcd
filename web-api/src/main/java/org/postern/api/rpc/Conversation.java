package org.postern.api.rpc;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.postern.core.caller.Address;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.CallReply;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerEvent;

/**
 * The server's side of one body or record stream (transport.md §8, §27): handshakes are the engine's, calls the dispatcher's.
 * For one thread at a time; it goes on by single steps, so that whoever drives it can stop when the client reads slowly.
 */
public final class Conversation {
    /** Calls of one stream that may wait at the same time (transport.md §27.5). */
    static final int MAX_WAITING = 100;

    private final ServerEngine engine;
    private final Dispatcher dispatcher;
    private final WaitingRoom room;
    private final Address address;
    private final CountedAdmission admission;
    private final SecureRandom random;
    private int waiting;
    private boolean called;

    Conversation(
            ServerEngine engine,
            Dispatcher dispatcher,
            WaitingRoom room,
            Address address,
            CountedAdmission admission,
            SecureRandom random) {
        this.engine = engine;
        this.dispatcher = dispatcher;
        this.room = room;
        this.address = address;
        this.admission = admission;
        this.random = random;
    }

    /** What a step has led to. */
    public sealed interface Step {
        /** A call was answered; there may be more. */
        record Answered() implements Step {}

        /** A call waits for its answer: it is to be put off, or nothing is done until it is answered. */
        record Waits(WaitingCall call) implements Step {}

        /** All that was received is handled. */
        record NeedsInput() implements Step {}

        /**
         * Nothing more will be handled.
         *
         * @param tooSoon whether that is because the client asks for too much (transport.md §23, "Rate limiting")
         */
        record Closed(boolean tooSoon) implements Step {}
    }

    /** Hands over received bytes, which must not be changed afterwards. */
    public void feed(byte[] bytes) {
        called = false;
        engine.feed(bytes);
    }

    /** Marks the end of what is received. */
    public void finish() {
        engine.finish();
    }

    /** Handles what was received up to the next call, and answers that where it does not wait. */
    public Step step(CallerSource callers) {
        return switch (next()) {
            case ServerEvent.Call call -> {
                called = true;
                yield handle(call, callers);
            }
            case ServerEvent.NeedInput() -> new Step.NeedsInput();
            case ServerEvent.Closed closed ->
                new Step.Closed(closed.alertText().equals(Optional.of(AlertText.TOO_MANY_REQUESTS.text())));
        };
    }

    private Step handle(ServerEvent.Call call, CallerSource callers) {
        return switch (dispatcher.answer(call, callers)) {
            case Dispatched.Now(CallReply reply) -> {
                reply(call, reply);
                yield new Step.Answered();
            }
            case Dispatched.Later later -> await(call, later);
        };
    }

    private Step await(ServerEvent.Call call, Dispatched.Later later) {
        WaitingCall waits = new WaitingCall(later, room, address);
        if (waiting < MAX_WAITING && waits.enter()) {
            return new Step.Waits(waits);
        }
        waits.abandon();
        reply(call, dispatcher.crowded(call));
        return new Step.Answered();
    }

    /** Lets other calls go on while this one waits. */
    public void putOff(WaitingCall call) {
        engine.putOff();
        waiting++;
    }

    /** Answers a call for which everything has waited. */
    public void answer(WaitingCall call) {
        reply(call.call(), call.answer());
    }

    /** Answers a call that was put off, if the client can still be answered. */
    public void answerLate(WaitingCall call) {
        waiting--;
        CallReply reply = call.answer();
        if (engine.isProtected()) {
            try {
                engine.replyLate(reply);
            } catch (IllegalArgumentException e) {
                engine.replyLate(dispatcher.unexpected(call.call(), e));
            }
        }
    }

    /** Tells the client of something it did not ask for now; only when {@link #isProtected}. */
    public void notify(String method, Map<String, Object> params) {
        engine.notify(method, params);
    }

    /** Bytes that were fed and not handled; when there is need of input, those of a record that is not complete. */
    public int unread() {
        return engine.unread();
    }

    /** Whether a client without a login has called nothing since he was last heard: his handshakes, and what is ignored. */
    public boolean isFruitless() {
        return !called && sessionId().isEmpty();
    }

    /** Tickets given since this was last asked. */
    public int takeTickets() {
        return admission.takeCount();
    }

    /** The login session of the client. */
    public Optional<String> sessionId() {
        return engine.sessionId();
    }

    /** Whether keys are agreed, so that what is sent goes out encrypted. */
    public boolean isProtected() {
        return engine.isProtected();
    }

    /** What is to be sent since the last call of this. */
    public byte[] drain() {
        return engine.drain();
    }

    private ServerEvent next() {
        try {
            return engine.next();
        } catch (RuntimeException e) {
            var _ = Failures.report("A handshake", e, random);
            engine.alert(AlertText.INTERNAL_ERROR.text());
            return engine.next();
        }
    }

    private void reply(ServerEvent.Call call, CallReply reply) {
        try {
            engine.reply(reply);
        } catch (IllegalArgumentException e) {
            engine.reply(dispatcher.unexpected(call, e));
        }
    }
}
