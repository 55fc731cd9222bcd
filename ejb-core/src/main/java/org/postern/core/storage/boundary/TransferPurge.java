package org.postern.core.storage.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.collection.Purge;
import org.postern.core.storage.control.Transfers;
import org.postern.core.storage.control.Transfers.Purged;

/** Transfer sessions that have expired (api.md §8). */
@Stateless
public class TransferPurge implements Purge {
    /** Few, because each takes its list of blocks along. */
    private static final int AT_ONCE = 10;

    @Inject
    Transfers transfers;

    @Override
    public String kind() {
        return "transfers";
    }

    @Override
    public Turn turn() {
        return Turn.EXPIRED;
    }

    @Override
    public Step step(Optional<String> from) {
        Purged purged = transfers.purge(AT_ONCE);
        return new Step(purged.ended(), 0, purged.more() ? Optional.of("") : Optional.empty());
    }
}
