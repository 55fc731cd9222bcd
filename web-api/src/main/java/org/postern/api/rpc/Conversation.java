package org.postern.api.rpc;

import java.security.SecureRandom;
import java.util.Map;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.CallReply;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerEvent;

/**
 * The server's side of one body or record stream (transport.md §8, §27): handshakes are the engine's, calls the dispatcher's.
 * For one thread at a time; it goes on by single steps, so that whoever drives it can stop when the client reads slowly.
 */
public final class Conversation {
    private final ServerEngine engine;
    private final Dispatcher dispatcher;
    private final SecureRandom random;

    Conversation(ServerEngine engine, Dispatcher dispatcher, SecureRandom random) {
        this.engine = engine;
        this.dispatcher = dispatcher;
        this.random = random;
    }

    /** What a step has led to. */
    public enum Step {
        /** A call was answered; there may be more. */
        ANSWERED,
        /** All that was received is handled. */
        NEEDS_INPUT,
        /** Nothing more will be handled. */
        CLOSED
    }

    /** Hands over received bytes, which must not be changed afterwards. */
    public void feed(byte[] bytes) {
        engine.feed(bytes);
    }

    /** Marks the end of what is received. */
    public void finish() {
        engine.finish();
    }

    /** Handles what was received up to the next call, and answers that. */
    public Step step(CallerSource callers) {
        return switch (next()) {
            case ServerEvent.Call call -> {
                reply(call, dispatcher.answer(call, callers));
                yield Step.ANSWERED;
            }
            case ServerEvent.NeedInput() -> Step.NEEDS_INPUT;
            case ServerEvent.Closed _ -> Step.CLOSED;
        };
    }

    /** Tells the client of something it did not ask for now; only when {@link #isProtected}. */
    public void notify(String method, Map<String, Object> params) {
        engine.notify(method, params);
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
