package org.postern.core.session.local;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.postern.core.expiry.ExpiringMap;
import org.postern.core.session.boundary.Tickets;
import org.postern.transport.server.TicketGrant;

/**
 * One-time tickets in the memory of one server: one record per batch, whatever its size (transport.md §10). Batches of
 * standard connections and of logged-in ones have places of their own, so that nobody without an account can crowd out the
 * tickets of those who have one. Each place has 50,000 batches; where there are more, the oldest batch is forgotten.
 */
public final class LocalTicketStore implements Tickets {
    private static final int MAX_BATCHES = 50_000;

    /** A ticket announced for the ttl is honoured a little longer: the answer takes its time to arrive. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final TicketCipher cipher;
    private final Duration ttl;
    private final AtomicLong lastBatch = new AtomicLong();
    private final ExpiringMap<Long, TicketBatch> standard;
    private final ExpiringMap<Long, TicketBatch> loggedIn;

    public LocalTicketStore(Duration ttl, SecureRandom random, InstantSource clock) {
        this.cipher = new TicketCipher(random);
        this.ttl = ttl;
        this.standard = ExpiringMap.fixed(ttl.plus(GRACE), MAX_BATCHES, clock, TicketBatch::destroy);
        this.loggedIn = ExpiringMap.fixed(ttl.plus(GRACE), MAX_BATCHES, clock, TicketBatch::destroy);
    }

    @Override
    public List<byte[]> issue(TicketGrant grant, int count) {
        boolean session = grant.sessionId().isPresent();
        // The lowest bit tells where the batch is kept.
        long number = 2 * lastBatch.incrementAndGet() + (session ? 1 : 0);
        home(number).put(number, TicketBatch.of(grant, count));
        return cipher.seal(number, count);
    }

    @Override
    public Optional<TicketGrant> redeem(byte[] ticketId) {
        return cipher.open(ticketId)
                .flatMap(position -> home(position.batch())
                        .change(position.batch(), batch -> batch.take(position.index()))
                        .flatMap(taken -> taken));
    }

    @Override
    public int ttlSeconds() {
        return Math.toIntExact(ttl.toSeconds());
    }

    @Override
    public long outstanding() {
        return count(standard) + count(loggedIn);
    }

    private ExpiringMap<Long, TicketBatch> home(long number) {
        return (number & 1) == 0 ? standard : loggedIn;
    }

    private static long count(ExpiringMap<Long, TicketBatch> batches) {
        return batches.values().stream().mapToLong(TicketBatch::outstanding).sum();
    }
}
