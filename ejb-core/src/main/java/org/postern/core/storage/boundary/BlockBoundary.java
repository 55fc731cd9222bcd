package org.postern.core.storage.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.postern.blockstore.BlockStore;
import org.postern.core.caller.Caller;
import org.postern.core.storage.control.BlockSources;
import org.postern.core.storage.control.BlockUpload;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.BlockMethods.BlockCreate;
import org.postern.protocol.method.BlockMethods.BlockGet;
import org.postern.protocol.method.BlockMethods.BlockUseExisting;
import org.postern.protocol.method.Done;

/** Data blocks, created and read only in the course of an operation on an object (white paper "Data blocks"; api.md §8). */
@Stateless
public class BlockBoundary {
    @Inject
    BlockUpload upload;

    @Inject
    BlockSources sources;

    @Inject
    BlockStore blocks;

    /**
     * Takes a block into sessions.
     *
     * @throws ProtocolException INVALID_BID, INVALID_TRANSFER_SESSION or MAX_COUNT_OF_BLOCKS_EXCEEDED
     */
    public Done blockCreate(Caller caller, BlockCreate call) throws ProtocolException {
        upload.create(call);
        return Done.OK;
    }

    /**
     * Takes blocks of another object into sessions.
     *
     * @throws ProtocolException the refusals of the source, INVALID_TRANSFER_SESSION or MAX_COUNT_OF_BLOCKS_EXCEEDED
     */
    public Done blockUseExisting(Caller caller, BlockUseExisting call) throws ProtocolException {
        upload.useExisting(caller, call);
        return Done.OK;
    }

    /**
     * The bytes of a block.
     *
     * @throws ProtocolException the refusals of the source, or BLOCK_DOESNT_EXIST
     */
    public byte[] blockGet(Caller caller, BlockGet call) throws ProtocolException {
        sources.requireHolds(caller, call.source(), List.of(call.bid()));
        return blocks.get(call.bid()).orElseThrow(() -> new ProtocolException(ErrorCode.BLOCK_DOESNT_EXIST));
    }
}
