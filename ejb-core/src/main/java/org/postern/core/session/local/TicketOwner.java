package org.postern.core.session.local;

import org.postern.core.caller.Address;
import org.postern.transport.server.TicketGrant;

/** Whose tickets are bounded together. */
sealed interface TicketOwner {
    /** Whoever is logged in by this session. */
    record OfSession(String id) implements TicketOwner {}

    /** Whoever has not logged in and comes from there. */
    record OfAddress(Address address) implements TicketOwner {}

    static TicketOwner of(TicketGrant grant, Address address) {
        return grant.sessionId().<TicketOwner>map(OfSession::new).orElseGet(() -> new OfAddress(address));
    }
}
