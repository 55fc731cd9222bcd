package org.postern.transport.client;

import org.postern.transport.message.Members;
import org.postern.transport.message.Notification;

/** A message of the server, as the client reads it (transport.md §8.1, §9, §12.2, §27.4). */
sealed interface ServerMessage {
    /** A handshake in the clear; only {@code ecdhe} may come so. */
    record PlainHandshake(Members members) implements ServerMessage {}

    /** An encrypted handshake. */
    record ProtectedHandshake(Members members) implements ServerMessage {}

    /** An encrypted wish of the server that the client change keys (§9.8). */
    record KeyChangeRequest() implements ServerMessage {}

    /** An encrypted answer to a call. */
    record Answer(Members members) implements ServerMessage {}

    /** An encrypted notification. */
    record Push(Notification notification) implements ServerMessage {}
}
