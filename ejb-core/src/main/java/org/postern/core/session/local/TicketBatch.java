package org.postern.core.session.local;

import java.util.Arrays;
import java.util.Optional;
import org.postern.core.expiry.ExpiringMap.Change;
import org.postern.transport.server.TicketGrant;

/**
 * One record for all tickets issued together: what they stand for, and which of them are unused.
 *
 * @param number of the batch
 * @param owner whose it is
 * @param count how many there were
 * @param unused a bit for each ticket, 64 in a number
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TicketBatch(long number, TicketOwner owner, int count, TicketGrant grant, long[] unused) {

    static TicketBatch of(long number, TicketOwner owner, TicketGrant grant, int count) {
        long[] unused = new long[(count + Long.SIZE - 1) / Long.SIZE];
        for (int index = 0; index < count; index++) {
            unused[index / Long.SIZE] |= bit(index);
        }
        return new TicketBatch(number, owner, count, copy(grant), unused);
    }

    /** The grant, once for each index; a copy, because the batch wipes its own with its last ticket. */
    Change<TicketBatch, Optional<TicketGrant>> take(int index) {
        int word = index / Long.SIZE;
        if (word >= unused.length || (unused[word] & bit(index)) == 0) {
            return new Change<>(this, Optional.empty());
        }
        TicketGrant taken = copy(grant);
        long[] left = unused.clone();
        left[word] &= ~bit(index);
        TicketBatch after = new TicketBatch(number, owner, count, grant, left);
        if (after.outstanding() == 0) {
            after.destroy();
        }
        return new Change<>(after, Optional.of(taken));
    }

    int outstanding() {
        int all = 0;
        for (long word : unused) {
            all += Long.bitCount(word);
        }
        return all;
    }

    /** Whoever has the secret can decrypt recorded traffic (transport.md §23, "Forward secrecy"). */
    void destroy() {
        Arrays.fill(grant.masterSecret(), (byte) 0);
    }

    private static long bit(int index) {
        return 1L << (index % Long.SIZE);
    }

    private static TicketGrant copy(TicketGrant grant) {
        return new TicketGrant(grant.masterSecret().clone(), grant.sessionId(), grant.agent(), grant.agreedAt());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TicketBatch";
    }
}
