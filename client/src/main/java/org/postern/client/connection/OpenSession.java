package org.postern.client.connection;

import java.util.function.BooleanSupplier;
import org.postern.transport.blocking.ClientSession;

/**
 * An open connection and how it came about.
 *
 * @param provenByKey whether it was opened with the server's pinned key (transport.md §9.6)
 * @param alive whether it can still be used; a stream ends once
 * @param end gives it up
 */
record OpenSession(
        ClientSession session, Transport transport, boolean provenByKey, BooleanSupplier alive, Runnable end) {}
