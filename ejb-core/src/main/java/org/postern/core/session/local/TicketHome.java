package org.postern.core.session.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.core.expiry.ExpiringMap;
import org.postern.core.expiry.Uptime;
import org.postern.transport.server.TicketGrant;

/**
 * Batches of tickets, each owner's bounded. All live equally long, so the order of an owner's batches is the order in which they
 * expire.
 */
final class TicketHome {
    private static final int MOST_BATCHES = 50_000;

    /** Clients ask for dozens at a time; who asks for single ones makes a record of each. */
    private static final int MOST_BATCHES_OF_OWNER = 128;

    private final int mostOfOwner;
    private final ExpiringMap<Long, TicketBatch> batches;
    private final Map<TicketOwner, List<Issued>> oldestFirst = new HashMap<>();

    TicketHome(Duration lifetime, int mostOfOwner, Uptime clock) {
        this.mostOfOwner = mostOfOwner;
        this.batches = ExpiringMap.fixed(lifetime, MOST_BATCHES, clock, this::forgotten);
    }

    /** A batch that has not expired, and how many tickets it had. */
    private record Issued(long number, int tickets) {}

    synchronized void put(TicketBatch batch) {
        batches.put(batch.number(), batch);
        List<Issued> all = oldestFirst.computeIfAbsent(batch.owner(), _ -> new ArrayList<>());
        all.add(new Issued(batch.number(), batch.count()));
        while (all.size() > MOST_BATCHES_OF_OWNER
                || all.stream().mapToInt(Issued::tickets).sum() > mostOfOwner) {
            batches.take(all.getFirst().number()).ifPresent(this::forgotten);
        }
    }

    synchronized Optional<TicketGrant> take(TicketCipher.Position position) {
        return batches.change(position.batch(), batch -> batch.take(position.index()))
                .flatMap(taken -> taken);
    }

    private void forgotten(TicketBatch batch) {
        oldestFirst.computeIfPresent(batch.owner(), (_, all) -> {
            all.removeIf(issued -> issued.number() == batch.number());
            return all.isEmpty() ? null : all;
        });
        batch.destroy();
    }

    synchronized long outstanding() {
        return batches.values().stream().mapToLong(TicketBatch::outstanding).sum();
    }
}
