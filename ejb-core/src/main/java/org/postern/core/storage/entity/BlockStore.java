package org.postern.core.storage.entity;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.postern.protocol.id.BlockId;

/**
 * Data blocks: where their bytes are kept (white paper "Data blocks"; api.md §8).
 *
 * <p>Blocks are immutable, opaque, and kept exactly as received. Whoever calls has compared the id with the bytes.
 */
public interface BlockStore {

    /**
     * Keeps a block unless it is there already; then only its age begins anew.
     *
     * @param storedAt ms since 1970
     */
    void put(BlockId id, byte[] data, long storedAt);

    Optional<byte[]> get(BlockId id);

    /** Those of the ids that are there; they stay at least until the end of the transaction. */
    Set<BlockId> keepExisting(Collection<BlockId> ids);

    /**
     * Looks at the next ids in the order of their bytes and removes blocks that nothing names.
     *
     * @param after look at greater ids only; empty for a first step
     * @param storedBefore ms since 1970; younger blocks stay
     * @param window how many blocks to look at
     */
    Sweep sweep(Optional<BlockId> after, long storedBefore, int window);

    Size size();

    /**
     * What one step of a collection did.
     *
     * @param last the last id looked at, empty when there was none left
     */
    record Sweep(Optional<BlockId> last, long removedBlocks, long removedBytes) {}

    /** How much is stored. */
    record Size(long blocks, long bytes) {}
}
