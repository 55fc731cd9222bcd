package org.postern.core.session.boundary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.caller.Address;
import org.postern.core.fixture.TestClock;
import org.postern.transport.server.TicketGrant;
import org.postern.transport.server.TicketStore;

/** What every store of tickets has to keep (transport.md §10.3). */
public abstract class TicketStoreContract {
    private static final int THREADS = 16;
    private static final int BATCH = 256;
    private static final Address HOME = Address.parse("192.0.2.1");
    private static final Instant AGREED_AT = Instant.parse("2026-01-01T00:00:00Z");

    protected final TestClock clock = new TestClock();

    /** A store of its own, with keys of its own, and with 8192 tickets for each owner. */
    protected abstract Tickets store(Duration ttl);

    private static TicketGrant grant(int seed) {
        byte[] secret = new byte[48];
        Arrays.fill(secret, (byte) seed);
        return new TicketGrant(secret, Optional.of("session-" + seed), Optional.of("agent"), AGREED_AT);
    }

    @Test
    @DisplayName("a ticket is good once")
    void ticketIsGoodOnce() {
        Tickets store = store(Duration.ofMinutes(15));
        byte[] ticket = store.from(HOME).issue(grant(7), 1).getFirst();

        TicketGrant redeemed = store.from(HOME).redeem(ticket).orElseThrow();
        assertArrayEquals(grant(7).masterSecret(), redeemed.masterSecret());
        assertEquals(Optional.of("session-7"), redeemed.sessionId());
        assertEquals(Optional.of("agent"), redeemed.agent());
        assertEquals(AGREED_AT, redeemed.agreedAt());
        assertTrue(store.from(HOME).redeem(ticket).isEmpty());
    }

    @Test
    @DisplayName("of 16 threads with the same tickets each ticket serves one")
    void racingThreadsShareTicketsWithoutOverlap() throws Exception {
        Tickets store = store(Duration.ofMinutes(15));
        List<byte[]> tickets = store.from(HOME).issue(grant(1), BATCH);
        CountDownLatch start = new CountDownLatch(1);
        Callable<Integer> redeemAll = () -> {
            start.await();
            return (int) tickets.stream()
                    .filter(ticket -> store.from(HOME).redeem(ticket).isPresent())
                    .count();
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                counts.add(threads.submit(redeemAll));
            }
            start.countDown();
            int redeemed = 0;
            for (Future<Integer> count : counts) {
                redeemed += count.get();
            }
            assertEquals(BATCH, redeemed);
        }
        assertEquals(0, store.outstanding());
    }

    @Test
    void ticketsAreSixteenBytesAndAllDifferent() {
        Tickets store = store(Duration.ofMinutes(15));
        Set<String> seen = new HashSet<>();
        for (int batch = 0; batch < 4; batch++) {
            for (byte[] ticket : store.from(HOME).issue(grant(batch), BATCH)) {
                assertEquals(16, ticket.length);
                assertTrue(seen.add(HexFormat.of().formatHex(ticket)));
            }
        }
        assertEquals(4L * BATCH, store.outstanding());
    }

    @Test
    void ticketsOfOneBatchHaveNothingInCommon() {
        List<byte[]> tickets = store(Duration.ofMinutes(15)).from(HOME).issue(grant(1), BATCH);

        for (int position = 0; position < 16; position++) {
            int at = position;
            long values = tickets.stream().map(ticket -> ticket[at]).distinct().count();
            // 256 random bytes have about 162 different values; a counter or a constant would show.
            assertTrue(values > 100, "byte " + position + " has " + values + " values");
        }
    }

    @Test
    void ticketLivesAsLongAsAnnouncedAndNotForEver() {
        Tickets store = store(Duration.ofMinutes(15));
        List<byte[]> tickets = store.from(HOME).issue(grant(1), 2);

        assertEquals(900, store.from(HOME).ttlSeconds());
        clock.advance(Duration.ofMinutes(15));
        assertTrue(store.from(HOME).redeem(tickets.get(0)).isPresent());
        clock.advance(Duration.ofMinutes(2));
        assertTrue(store.from(HOME).redeem(tickets.get(1)).isEmpty());
        assertEquals(0, store.outstanding());
    }

    @Test
    void unknownAndForgedTicketsAreRefused() {
        Tickets store = store(Duration.ofMinutes(15));
        byte[] ticket = store.from(HOME).issue(grant(1), 1).getFirst();

        assertTrue(store.from(HOME).redeem(new byte[0]).isEmpty());
        assertTrue(store.from(HOME).redeem(new byte[16]).isEmpty());
        assertTrue(store.from(HOME).redeem(Arrays.copyOf(ticket, 17)).isEmpty());
        for (int bit = 0; bit < 128; bit++) {
            byte[] forged = ticket.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertTrue(store.from(HOME).redeem(forged).isEmpty(), "bit " + bit);
        }
        assertTrue(store.from(HOME).redeem(ticket).isPresent());
    }

    @Test
    void ticketOfAnotherServerIsRefused() {
        byte[] foreign =
                store(Duration.ofMinutes(15)).from(HOME).issue(grant(1), 1).getFirst();
        Tickets store = store(Duration.ofMinutes(15));
        store.from(HOME).issue(grant(2), 1);

        assertTrue(store.from(HOME).redeem(foreign).isEmpty());
    }

    @Test
    void issuerMayWipeItsSecretAndReceiversMayWipeTheirs() {
        Tickets store = store(Duration.ofMinutes(15));
        TicketGrant issued = grant(3);
        List<byte[]> tickets = store.from(HOME).issue(issued, 2);

        Arrays.fill(issued.masterSecret(), (byte) 0);
        Arrays.fill(store.from(HOME).redeem(tickets.get(0)).orElseThrow().masterSecret(), (byte) 0);
        assertArrayEquals(
                grant(3).masterSecret(),
                store.from(HOME).redeem(tickets.get(1)).orElseThrow().masterSecret());
    }

    @Test
    @DisplayName("who asks for more tickets than anybody needs loses the oldest of his own and nobody else's")
    void floodOfTicketsCostsOnlyItsOwner() {
        Tickets store = store(Duration.ofMinutes(15));
        TicketStore home = store.from(HOME);
        TicketGrant stranger = new TicketGrant(new byte[48], Optional.empty(), Optional.empty(), AGREED_AT);
        byte[] ofUser = home.issue(grant(1), 1).getFirst();
        byte[] ofNeighbour =
                store.from(Address.parse("192.0.2.2")).issue(stranger, 1).getFirst();
        byte[] firstOfFlood = home.issue(stranger, 1).getFirst();
        byte[] firstOfSession = home.issue(grant(2), 1).getFirst();

        byte[] last = firstOfFlood;
        for (int request = 0; request < 52_000; request++) {
            last = home.issue(stranger, 1).getFirst();
            home.issue(grant(2), 1);
        }
        assertTrue(home.redeem(firstOfFlood).isEmpty());
        assertTrue(home.redeem(firstOfSession).isEmpty());
        assertTrue(home.redeem(last).isPresent());
        assertTrue(home.redeem(ofUser).isPresent(), "another session at the same address");
        assertTrue(home.redeem(ofNeighbour).isPresent(), "another address");
        assertTrue(store.outstanding() < 2 * 8192, "bounded");
    }
}
