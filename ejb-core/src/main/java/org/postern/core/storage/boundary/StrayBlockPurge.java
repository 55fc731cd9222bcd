package org.postern.core.storage.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.postern.blockstore.BlockStore;
import org.postern.blockstore.StoredBlock;
import org.postern.core.collection.Purge;
import org.postern.core.storage.entity.BlockIndex;
import org.postern.protocol.id.BlockId;

/**
 * Bytes without an index row: put, and then the transaction that should have named them was not committed. They get a row
 * whose age begins now; whatever happens to the block afterwards is what happens to every block. A row that is just being
 * written is waited for.
 */
@Stateless
public class StrayBlockPurge implements Purge {
    private static final int WINDOW = 500;

    @Inject
    BlockIndex index;

    @Inject
    BlockStore store;

    @Inject
    InstantSource clock;

    @Override
    public String kind() {
        return "stray blocks";
    }

    @Override
    public Turn turn() {
        return Turn.EXPIRED;
    }

    @Override
    public Step step(Optional<String> from) {
        List<StoredBlock> blocks = store.list(from.map(BlockId::parse), WINDOW);
        if (blocks.isEmpty()) {
            return new Step(0, 0, Optional.empty());
        }
        int adopted = index.adopt(blocks, clock.millis());
        return new Step(adopted, 0, Optional.of(blocks.getLast().id().toString()));
    }
}
