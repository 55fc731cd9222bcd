package org.postern.core.session.local;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.postern.core.caller.Address;
import org.postern.core.expiry.Uptime;
import org.postern.core.session.boundary.Tickets;
import org.postern.transport.server.TicketGrant;
import org.postern.transport.server.TicketStore;

/**
 * One-time tickets in the memory of one server: one record per batch, whatever its size (transport.md §10). Batches of
 * standard connections and of logged-in ones have places of their own, so that nobody without an account can crowd out the
 * tickets of those who have one, however many addresses he has. Each place has 50,000 batches.
 */
public final class LocalTicketStore implements Tickets {
    /** A ticket announced for the ttl is honoured a little longer: the answer takes its time to arrive. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final TicketCipher cipher;
    private final Duration ttl;
    private final AtomicLong lastBatch = new AtomicLong();
    private final TicketHome standard;
    private final TicketHome loggedIn;

    /**
     * No tickets yet.
     *
     * @param mostOfOwner unused tickets of one session, or of one address without a session
     */
    public LocalTicketStore(Duration ttl, int mostOfOwner, SecureRandom random, Uptime clock) {
        this.cipher = new TicketCipher(random);
        this.ttl = ttl;
        this.standard = new TicketHome(ttl.plus(GRACE), mostOfOwner, clock);
        this.loggedIn = new TicketHome(ttl.plus(GRACE), mostOfOwner, clock);
    }

    @Override
    public TicketStore from(Address address) {
        return new TicketStore() {
            @Override
            public List<byte[]> issue(TicketGrant grant, int count) {
                return LocalTicketStore.this.issue(TicketOwner.of(grant, address), grant, count);
            }

            @Override
            public Optional<TicketGrant> redeem(byte[] ticketId) {
                return cipher.open(ticketId)
                        .flatMap(position -> home(position.batch()).take(position));
            }

            @Override
            public int ttlSeconds() {
                return Math.toIntExact(ttl.toSeconds());
            }
        };
    }

    private List<byte[]> issue(TicketOwner owner, TicketGrant grant, int count) {
        boolean session = grant.sessionId().isPresent();
        // The lowest bit tells where the batch is kept.
        long number = 2 * lastBatch.incrementAndGet() + (session ? 1 : 0);
        home(number).put(TicketBatch.of(number, owner, grant, count));
        return cipher.seal(number, count);
    }

    @Override
    public long outstanding() {
        return standard.outstanding() + loggedIn.outstanding();
    }

    private TicketHome home(long number) {
        return (number & 1) == 0 ? standard : loggedIn;
    }
}
