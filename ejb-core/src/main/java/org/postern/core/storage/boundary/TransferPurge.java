package org.postern.core.storage.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.collection.Purge;
import org.postern.core.storage.control.Transfers;

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
        return Step.of(transfers.purge(AT_ONCE), AT_ONCE);
    }
}
