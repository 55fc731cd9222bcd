package org.postern.core.storage.boundary;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.postern.core.storage.control.CollectionStep;
import org.postern.core.storage.entity.BlockStore.Sweep;

/**
 * Collection of blocks that no object names (white paper "Garbage collector"; api.md §21). It goes through the store in
 * small transactions, so that nobody waits for it; several servers may do so at once.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CollectorBoundary {
    @Inject
    CollectionStep step;

    /** What a collection removed. */
    public record Collected(long blocks, long bytes, long transfers, long nonces) {}

    /**
     * Goes through the store once.
     *
     * @param age blocks that nothing names are removed when they were stored longer ago than this
     */
    public Collected collect(Duration age) {
        long transfers = untilNone(step::purgeTransfers);
        long nonces = untilNone(step::purgeNonces);
        long blocks = 0;
        long bytes = 0;
        Sweep sweep = step.sweep(Optional.empty(), age);
        while (sweep.last().isPresent()) {
            blocks += sweep.removedBlocks();
            bytes += sweep.removedBytes();
            sweep = step.sweep(sweep.last(), age);
        }
        return new Collected(blocks, bytes, transfers, nonces);
    }

    private static long untilNone(IntSupplier purge) {
        long all = 0;
        int some = purge.getAsInt();
        while (some > 0) {
            all += some;
            some = purge.getAsInt();
        }
        return all;
    }
}
