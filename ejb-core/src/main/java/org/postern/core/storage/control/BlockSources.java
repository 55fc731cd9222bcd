package org.postern.core.storage.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import org.postern.core.caller.Caller;
import org.postern.core.storage.boundary.MessageBlocks;
import org.postern.core.storage.entity.Descriptor;
import org.postern.core.storage.entity.DescriptorBlocks;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.method.BlockSource;
import org.postern.protocol.method.BlockSource.InDescriptor;
import org.postern.protocol.method.BlockSource.InMessage;

/** Access to blocks through an object that names them: knowing a block's id alone is never enough (api.md §8). */
@Dependent
public class BlockSources {
    private final EntityManager entities;
    private final DescriptorBlocks descriptorBlocks;
    private final MessageBlocks messageBlocks;

    @Inject
    public BlockSources(EntityManager entities, DescriptorBlocks descriptorBlocks, MessageBlocks messageBlocks) {
        this.entities = entities;
        this.descriptorBlocks = descriptorBlocks;
        this.messageBlocks = messageBlocks;
    }

    /**
     * Checks that an object the caller may read names the blocks.
     *
     * @throws ProtocolException when the object is not there, not for this caller, or does not name every block
     */
    public void requireHolds(Caller caller, BlockSource source, Collection<BlockId> blocks) throws ProtocolException {
        HashSet<BlockId> distinct = new HashSet<>(blocks);
        boolean holds = switch (source) {
            case InDescriptor descriptor -> inDescriptor(descriptor, distinct);
            case InMessage message -> messageBlocks.holds(caller, message, distinct);
        };
        if (!holds) {
            throw new ProtocolException(ErrorCode.INVALID_BLOCK_SOURCE);
        }
    }

    /** The descriptor is looked up only where its blocks do not already show that it is there. */
    private boolean inDescriptor(InDescriptor source, Collection<BlockId> distinct) throws ProtocolException {
        boolean holds = descriptorBlocks.holds(source.did(), distinct);
        if ((!holds || distinct.isEmpty())
                && entities.find(Descriptor.class, source.did().address()) == null) {
            throw new ProtocolException(ErrorCode.DESCRIPTOR_DOESNT_EXIST);
        }
        return holds;
    }
}
