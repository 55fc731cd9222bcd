package org.postern.transport.blocking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import org.postern.transport.client.ClientTicket;

/** The client's unused tickets; each is handed out once (transport.md §10.4). */
final class TicketWallet {
    /** Fewer than this many left: ask for more. */
    private static final int FEW = 4;

    /** The newest batch ends within this time: ask for more. */
    private static final Duration RENEWAL = Duration.ofSeconds(60);

    /** A ticket this close to its end may be refused on arrival. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Deque<ClientTicket> tickets = new ArrayDeque<>();

    synchronized void add(Collection<ClientTicket> batch) {
        tickets.addAll(batch);
    }

    /** Drops the tickets of another master secret, because they stand for an older state. */
    synchronized void replace(Collection<ClientTicket> batch) {
        tickets.clear();
        tickets.addAll(batch);
    }

    synchronized void clear() {
        tickets.clear();
    }

    synchronized boolean needsRenewal(Instant now) {
        dropExpired(now);
        return tickets.size() < FEW || tickets.getLast().expiry().isBefore(now.plus(RENEWAL));
    }

    synchronized Optional<ClientTicket> take(Instant now) {
        dropExpired(now);
        return Optional.ofNullable(tickets.pollFirst());
    }

    private void dropExpired(Instant now) {
        tickets.removeIf(ticket -> !now.isBefore(ticket.expiry().minus(MARGIN)));
    }
}
