package org.postern.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.postern.transport.server.TicketGrant;

/** What tests of servers take for granted of their tickets. */
class MemoryTicketsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final TicketGrant grant = new TicketGrant(new byte[48], Optional.empty(), Optional.empty(), now.get());

    @Test
    void ticketCountsOnceAndInItsTime() {
        MemoryTickets tickets = new MemoryTickets(now::get);
        List<byte[]> issued = tickets.issue(grant, 3);
        assertEquals(Optional.of(grant), tickets.redeem(issued.get(0)));
        assertEquals(Optional.empty(), tickets.redeem(issued.get(0)), "used before");
        assertEquals(Optional.empty(), tickets.redeem(new byte[16]), "never issued");
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(tickets.ttlSeconds())));
        assertEquals(Optional.empty(), tickets.redeem(issued.get(1)), "too late");
    }

    @Test
    void ticketOfARecordingCountsAgainAndAgain() {
        MemoryTickets tickets = new MemoryTickets(now::get, Use.AGAIN);
        byte[] recorded = tickets.issue(grant, 1).getFirst();
        for (int i = 0; i < 100; i++) {
            var _ = tickets.issue(grant, 256);
            assertEquals(Optional.of(grant), tickets.redeem(recorded));
        }
    }

    @Test
    void scriptIsIssuedFirst() {
        MemoryTickets tickets = new MemoryTickets(now::get);
        byte[] scripted = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
        tickets.addToScript(scripted);
        assertArrayEquals(scripted, tickets.issue(grant, 2).getFirst());
        assertEquals(Optional.of(grant), tickets.redeem(scripted));
        tickets.addToScript(scripted);
        var _ = tickets.issue(grant, 1);
        tickets.forgetAll();
        assertEquals(Optional.empty(), tickets.redeem(scripted));
    }
}
