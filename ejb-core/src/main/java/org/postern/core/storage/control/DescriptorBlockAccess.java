package org.postern.core.storage.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import org.postern.core.caller.Caller;
import org.postern.core.storage.BlockAccess;
import org.postern.core.storage.BlockReferences;
import org.postern.core.storage.entity.Descriptor;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.method.BlockSource.InDescriptor;

/** Blocks of descriptors, for whoever has the id (api.md §8, {@code source.type = "descriptor"}). */
@Dependent
public class DescriptorBlockAccess implements BlockAccess<InDescriptor> {
    private final EntityManager entities;
    private final BlockReferences references;

    @Inject
    public DescriptorBlockAccess(EntityManager entities, BlockReferences references) {
        this.entities = entities;
        this.references = references;
    }

    @Override
    public Class<InDescriptor> source() {
        return InDescriptor.class;
    }

    /** The descriptor is looked up only where its blocks do not already show that it is there. */
    @Override
    public boolean holds(Caller caller, InDescriptor source, Collection<BlockId> distinctBlocks)
            throws ProtocolException {
        boolean holds = references.holds(Descriptor.blockOwner(source.did()), distinctBlocks);
        if ((!holds || distinctBlocks.isEmpty())
                && entities.find(Descriptor.class, source.did().address()) == null) {
            throw new ProtocolException(ErrorCode.DESCRIPTOR_DOESNT_EXIST);
        }
        return holds;
    }
}
