package org.postern.core.session.boundary;

import org.postern.transport.server.TicketStore;

/**
 * The tickets of this installation (transport.md §10), with a figure for the console. They are a bounded number; where there
 * are too many, the oldest batch is forgotten, and of tickets without a login none takes the place of one with a login.
 */
public interface Tickets extends TicketStore {
    /** How many issued tickets could still be used. */
    long outstanding();
}
