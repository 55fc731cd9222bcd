package org.postern.transport.server;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.transport.message.CallReply;

/**
 * The server side of one HTTP body, or of one record stream: bytes and replies in, bytes and events out (transport.md §8, §27).
 *
 * <p>Use: {@link #feed}, {@link #finish} after the last byte, then {@link #next} until it returns {@link ServerEvent.NeedInput} or
 * {@link ServerEvent.Closed}, answering each {@link ServerEvent.Call}, or putting it off, before the next event; {@link #drain} at
 * any time. In a stream, feed and next go on in turns, and {@link #finish} comes at its end. An engine belongs to one body or stream
 * and, at any time, to one thread; its memory does not grow with the number of calls.
 */
public interface ServerEngine {
    /** Hands over received bytes, which must not be changed afterwards. More than 16 MiB unread close the connection. */
    void feed(byte[] bytes);

    /** Marks the end of the input: a record that is not complete by now is answered by an alert. */
    void finish();

    /**
     * Handles records until there is something for the caller. Handshakes are handled inside; a failure becomes an alert.
     *
     * @throws IllegalStateException if the last call was not answered
     */
    ServerEvent next();

    /**
     * Answers the last call under the current write state.
     *
     * @throws IllegalStateException if there is no call to answer, or it has another id
     * @throws IllegalArgumentException if the value has no PSON form or takes more than 8 MiB; nothing is written then
     */
    void reply(CallReply reply);

    /**
     * Puts off the answer to the last call of a stream: other events go on, and {@link #replyLate} answers it (§12.5).
     *
     * @throws IllegalStateException if there is no call to answer
     */
    void putOff();

    /**
     * Answers a call that was put off, between any two other records and under the write state of now.
     *
     * @throws IllegalStateException if no call was put off, or the connection is not {@link #isProtected}
     * @throws IllegalArgumentException as {@link #reply}; the call is still to be answered then
     */
    void replyLate(CallReply reply);

    /**
     * Pushes a notification to the client of a stream, also between a call and its answer (§27.4).
     *
     * @param method what happened
     * @param params members in the value model of {@link org.postern.pson.Pson}
     * @throws IllegalStateException if the connection is not {@link #isProtected}
     * @throws IllegalArgumentException if the params have no PSON form or take more than 8 MiB; nothing is written then
     */
    void notify(String method, Map<String, ? extends @Nullable Object> params);

    /**
     * Asks the client to change keys (§9.8); nothing happens with a client that has not said that it understands this. The engine
     * asks by itself when keys are old or much used.
     *
     * @throws IllegalStateException if the connection is not {@link #isProtected}
     */
    void requestKeyChange();

    /** Bytes that were fed and not handled; after {@link ServerEvent.NeedInput} those of a record that is not complete. */
    int unread();

    /** The login session that the next record of the client belongs to. */
    Optional<String> sessionId();

    /** Whether what is sent next goes out encrypted: keys were agreed on and the connection is not closed. */
    boolean isProtected();

    /** Sends an alert under the current write state and closes; used for failures of the surroundings. */
    void alert(String text);

    /** The response bytes since the last call. */
    byte[] drain();
}
