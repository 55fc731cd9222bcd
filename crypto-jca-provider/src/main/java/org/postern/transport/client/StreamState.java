package org.postern.transport.client;

/**
 * What the client's end of a record stream waits for (transport.md §27.2). Handshakes come one at a time, and while one runs no calls are
 * sent, so that every call goes under keys that both sides agree on.
 */
sealed interface StreamState {
    /** Nothing was sent. */
    record Unopened() implements StreamState {}

    /** The key exchange that opens the stream is sent in the clear, so its reply may come in the clear too (§9.1). */
    record Opening(ClientKeyExchange exchange) implements StreamState {}

    /** Keys follow from a server key known beforehand; that the server has it must show yet (§9.6). */
    record Confirming() implements StreamState {}

    /** Calls may be sent, and a handshake may begin. */
    record Ready() implements StreamState {}

    /** The first message of a login is sent. */
    record Offering(String type) implements StreamState {}

    /** The proof of a login is sent. */
    record LoggingIn(ClientKeyExchange proof) implements StreamState {}

    /** This side wants new keys (§9.8). */
    record Changing(ClientKeyExchange exchange) implements StreamState {}

    /** The server has asked for new keys, and nobody here waits for them (§9.8). */
    record Renewing(ClientKeyExchange exchange) implements StreamState {}

    /** The end, and why (§27.6). */
    record Over(Exception cause) implements StreamState {}
}
