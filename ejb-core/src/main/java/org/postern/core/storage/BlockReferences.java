package org.postern.core.storage;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.postern.protocol.id.BlockId;

/**
 * Which object names which blocks, in which order. A block that is named here is never collected (api.md §21). Lists are
 * written and read as sets: a file of 2 GB has 16,384 blocks.
 */
public interface BlockReferences {

    /** Gives a new object its list; repeats stay. The blocks are stored. */
    void hold(BlockOwner owner, List<BlockId> blocks);

    /** Gives an object another list. */
    void replace(BlockOwner owner, List<BlockId> blocks);

    /**
     * For objects that are gone: their blocks are left to the collection, unless others name them.
     *
     * @param owners all of one kind
     */
    void release(Collection<BlockOwner> owners);

    /**
     * The lists of objects of one kind, stopping after {@code limit} ids altogether; empty lists are left out.
     *
     * @param owners all of one kind
     */
    Map<BlockOwner, List<BlockId>> lists(Collection<BlockOwner> owners, int limit);

    /**
     * How many blocks objects of one kind name, repeats counted; objects that name none are left out.
     *
     * @param owners all of one kind
     */
    Map<BlockOwner, Long> counts(Collection<BlockOwner> owners);

    /** Whether the object names every one of the blocks. */
    boolean holds(BlockOwner owner, Collection<BlockId> distinctBlocks);
}
