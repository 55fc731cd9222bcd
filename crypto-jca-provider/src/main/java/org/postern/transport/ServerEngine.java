package org.postern.transport;

/**
 * The server side of one HTTP body, or of one record stream: bytes and replies in, bytes and events out (transport.md §8).
 *
 * <p>Use: {@link #feed}, {@link #finish} after the last byte, then {@link #next} until it returns {@link ServerEvent.NeedInput} or
 * {@link ServerEvent.Closed}, answering each {@link ServerEvent.Call} before the next event; {@link #drain} at any time. An engine
 * belongs to one body and one thread.
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

    /** Sends an alert under the current write state and closes; used for failures of the surroundings. */
    void alert(String text);

    /** The response bytes since the last call. */
    byte[] drain();
}
