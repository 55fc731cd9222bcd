package org.postern.core.storage.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.postern.blockstore.BlockStore;
import org.postern.blockstore.StoredBlock;
import org.postern.core.collection.Purge;
import org.postern.core.settings.Settings;
import org.postern.core.storage.entity.BlockIndex;
import org.postern.core.storage.entity.BlockIndex.Removed;
import org.postern.protocol.id.BlockId;

/** Blocks that nothing names and that came long enough ago (white paper "Garbage collector"; api.md §21). */
@Stateless
public class BlockPurge implements Purge {
    /** Blocks looked at in one transaction. */
    private static final int WINDOW = 500;

    @Inject
    BlockIndex index;

    @Inject
    BlockStore store;

    @Inject
    Settings settings;

    @Inject
    InstantSource clock;

    @Override
    public String kind() {
        return "blocks";
    }

    @Override
    public Turn turn() {
        return Turn.UNNAMED;
    }

    /** The bytes go while the rows are locked, which the contract of the store asks for. */
    @Override
    public Step step(Optional<String> from) {
        long storedBefore =
                clock.millis() - settings.storage().maxUnassignedBlockAge().toMillis();
        Removed removed = index.removeUnnamed(from.map(BlockId::parse), storedBefore, WINDOW);
        List<StoredBlock> blocks = removed.blocks();
        if (!blocks.isEmpty()) {
            store.delete(blocks.stream().map(StoredBlock::id).toList());
        }
        return new Step(
                blocks.size(),
                blocks.stream().mapToLong(StoredBlock::size).sum(),
                removed.last().map(BlockId::toString));
    }
}
