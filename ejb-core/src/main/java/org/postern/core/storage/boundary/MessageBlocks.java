package org.postern.core.storage.boundary;

import java.util.Collection;
import org.postern.core.caller.Caller;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.method.BlockSource;

/** What storage asks of the mailboxes: whether a message that the caller may read names certain blocks (api.md §8). */
public interface MessageBlocks {

    /**
     * Whether the message names every one of the blocks.
     *
     * @throws ProtocolException ACCESS_DENIED without a login, the refusals of reading the sink, MESSAGE_DOESNT_EXISTS
     */
    boolean holds(Caller caller, BlockSource.InMessage source, Collection<BlockId> distinctBlocks)
            throws ProtocolException;
}
