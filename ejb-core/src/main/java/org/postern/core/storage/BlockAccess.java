package org.postern.core.storage;

import java.util.Collection;
import org.postern.core.caller.Caller;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.method.BlockSource;

/**
 * Access to blocks through objects of one kind (api.md §8). The subject that has the objects contributes it: storage asks
 * without knowing what they are.
 *
 * @param <S> how a caller names such an object
 */
public interface BlockAccess<S extends BlockSource> {
    Class<S> source();

    /**
     * Whether the object names every one of the blocks.
     *
     * @throws ProtocolException when the object is not there, or not for this caller
     */
    boolean holds(Caller caller, S source, Collection<BlockId> distinctBlocks) throws ProtocolException;
}
