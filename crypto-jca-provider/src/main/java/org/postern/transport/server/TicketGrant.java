package org.postern.transport.server;

import java.time.Instant;
import java.util.Optional;

/**
 * What a ticket stands for (transport.md §10.2).
 *
 * @param masterSecret 48 bytes
 * @param sessionId the login session, empty for a standard connection
 * @param agent the client's agent text
 * @param agreedAt when the master secret was agreed on; tickets for the same secret keep it (§9.8)
 */
@SuppressWarnings("ArrayRecordComponent") // a holder of key bytes, never compared
public record TicketGrant(byte[] masterSecret, Optional<String> sessionId, Optional<String> agent, Instant agreedAt) {}
