package org.postern.transport;

/** A message in a response, as the client reads it (transport.md §8.1, §9, §12.2). */
sealed interface ServerMessage {
    /** A handshake in the clear; only {@code ecdhe} may come so. */
    record PlainHandshake(Members members) implements ServerMessage {}

    /** An encrypted handshake. */
    record ProtectedHandshake(Members members) implements ServerMessage {}

    /** An encrypted answer to a call. */
    record Answer(Members members) implements ServerMessage {}
}
