package org.postern.core.session.local;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.postern.transport.server.TicketGrant;

/** One record for all tickets issued together: what they stand for, and which of them are used. */
final class TicketBatch {
    private final TicketGrant grant;
    private final BitSet unused;

    TicketBatch(TicketGrant grant, int count) {
        this.grant = new TicketGrant(grant.masterSecret().clone(), grant.sessionId(), grant.agent(), grant.agreedAt());
        this.unused = new BitSet(count);
        this.unused.set(0, count);
    }

    /** The grant, once for each index; a copy, because the batch wipes its own. */
    synchronized Optional<TicketGrant> take(int index) {
        if (!unused.get(index)) {
            return Optional.empty();
        }
        TicketGrant taken =
                new TicketGrant(grant.masterSecret().clone(), grant.sessionId(), grant.agent(), grant.agreedAt());
        unused.clear(index);
        if (unused.isEmpty()) {
            destroy();
        }
        return Optional.of(taken);
    }

    synchronized int outstanding() {
        return unused.cardinality();
    }

    /** Whoever has the secret can decrypt recorded traffic (transport.md §23, "Forward secrecy"). */
    synchronized void destroy() {
        unused.clear();
        Arrays.fill(grant.masterSecret(), (byte) 0);
    }
}
