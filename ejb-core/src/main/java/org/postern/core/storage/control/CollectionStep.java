package org.postern.core.storage.control;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.postern.core.freshness.boundary.Nonces;
import org.postern.core.storage.entity.BlockStore;
import org.postern.core.storage.entity.BlockStore.Sweep;
import org.postern.core.storage.entity.TransferBlocks;
import org.postern.protocol.id.BlockId;

/** One short transaction of a collection (white paper "Garbage collector"; api.md §21). */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CollectionStep {
    /** Blocks looked at in one transaction. */
    private static final int WINDOW = 500;

    private static final int PURGE = 5000;
    /** Sessions are fewer, and each takes its list of blocks along. */
    private static final int PURGE_TRANSFERS = 10;

    @Inject
    BlockStore blocks;

    @Inject
    TransferBlocks transfers;

    @Inject
    Nonces nonces;

    @Inject
    InstantSource clock;

    public int purgeTransfers() {
        return transfers.purge(clock.millis(), PURGE_TRANSFERS);
    }

    public int purgeNonces() {
        return nonces.purge(PURGE);
    }

    public Sweep sweep(Optional<BlockId> after, Duration age) {
        return blocks.sweep(after, clock.millis() - age.toMillis(), WINDOW);
    }
}
