package org.postern.transport.server;

import java.util.List;
import java.util.Optional;

/** Tickets of the server: single use, mapped back to the master secret they were issued for (transport.md §10). */
public interface TicketStore {
    /** Issues that many fresh tickets of 16 bytes, all standing for the same grant. */
    List<byte[]> issue(TicketGrant grant, int count);

    /** Takes a ticket out, atomically: of two calls with the same id at most one gets the grant. Empty if unknown, used or expired. */
    Optional<TicketGrant> redeem(byte[] ticketId);

    /** Announced lifetime of a ticket in seconds; the store honours at least this. */
    int ttlSeconds();
}
