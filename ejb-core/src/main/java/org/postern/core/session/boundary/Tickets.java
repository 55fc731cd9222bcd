package org.postern.core.session.boundary;

import org.postern.transport.server.TicketStore;

/** The tickets of this server (transport.md §10), with a figure for the console. */
public interface Tickets extends TicketStore {
    /** How many issued tickets could still be used. */
    long outstanding();
}
