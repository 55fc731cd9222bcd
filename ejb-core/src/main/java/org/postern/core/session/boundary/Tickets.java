package org.postern.core.session.boundary;

import org.postern.core.caller.Address;
import org.postern.transport.server.TicketStore;

/**
 * The tickets of this installation (transport.md §10), with a figure for the console. They are a bounded number. Those of one
 * session, and those of one address without a session, are bounded by themselves: where they are too many, the oldest of the same
 * owner are forgotten, and never another's.
 */
public interface Tickets {
    /** The same tickets, as a client at this address gets and uses them. */
    TicketStore from(Address address);

    /** How many issued tickets could still be used. */
    long outstanding();
}
