package org.postern.transport.client;

import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.Members;
import org.postern.transport.message.Notification;

/** What has come out of the bytes of a record stream, for the client above it (transport.md §27). */
public sealed interface StreamEvent {
    /** Everything fed so far is handled. */
    record NeedInput() implements StreamEvent {}

    /**
     * An answer has come.
     *
     * @param call id of a call in flight, which it no longer is
     * @param outcome what the answer says
     */
    record Answered(long call, CallOutcome outcome) implements StreamEvent {}

    /** The server has said something unasked (§27.4). */
    record Pushed(Notification notification) implements StreamEvent {}

    /**
     * The handshake that this side began is over, and has succeeded.
     *
     * @param reply the last message of the server in it
     */
    record HandshakeDone(Members reply) implements StreamEvent {}

    /** The server has asked for new keys, and the key exchange has begun: it is to be sent (§9.8). */
    record RenewalBegun() implements StreamEvent {}

    /** That key exchange is over. */
    record RenewalDone() implements StreamEvent {}

    /** The stream is over; no other event comes any more. */
    record Ended(Exception cause) implements StreamEvent {}
}
