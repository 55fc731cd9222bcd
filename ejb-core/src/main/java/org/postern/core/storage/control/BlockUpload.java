package org.postern.core.storage.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.postern.blockstore.BlockStore;
import org.postern.blockstore.StoredBlock;
import org.postern.core.caller.Caller;
import org.postern.core.settings.QuotaSettings;
import org.postern.core.settings.Settings;
import org.postern.core.storage.entity.BlockIndex;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.method.BlockMethods.BlockCreate;
import org.postern.protocol.method.BlockMethods.BlockUseExisting;

/** Blocks on their way into transfer sessions, sent or taken from an object that has them (api.md §8). */
@Dependent
public class BlockUpload {
    private final BlockStore store;
    private final BlockIndex index;
    private final Transfers transfers;
    private final BlockSources sources;
    private final QuotaSettings settings;

    @Inject
    public BlockUpload(
            BlockStore store, BlockIndex index, Transfers transfers, BlockSources sources, Settings settings) {
        this.store = store;
        this.index = index;
        this.transfers = transfers;
        this.sources = sources;
        this.settings = settings.quotas();
    }

    /**
     * Stores a block once, whoever sends it, and adds it to the sessions. Nothing is stored without an open session.
     *
     * @throws ProtocolException INVALID_BID, INVALID_TRANSFER_SESSION or MAX_COUNT_OF_BLOCKS_EXCEEDED
     */
    public void create(BlockCreate call) throws ProtocolException {
        if (!MessageDigest.isEqual(BlockId.of(call.data()).hash(), call.bid().hash())) {
            throw new ProtocolException(ErrorCode.INVALID_BID);
        }
        // Named first: that tells whether the sessions are open without asking for it alone.
        transfers.addArrived(call.transferIds(), new StoredBlock(call.bid(), call.data().length));
        store.put(call.bid(), call.data());
    }

    /**
     * Adds blocks without sending them again. A short list of both makes much work, so their product is looked at first.
     *
     * @throws ProtocolException BLOCKS_TIMES_TRANSFERS_EXCEEDED, the refusals of the source, INVALID_TRANSFER_SESSION or MAX_COUNT_OF_BLOCKS_EXCEEDED
     */
    public void useExisting(Caller caller, BlockUseExisting call) throws ProtocolException {
        if ((long) call.blocks().size() * call.transferIds().size() > settings.maxBlocksTimesTransfers()) {
            throw new ProtocolException(ErrorCode.BLOCKS_TIMES_TRANSFERS_EXCEEDED);
        }
        sources.requireHolds(caller, call.source(), call.blocks());
        Set<BlockId> distinct = Set.copyOf(call.blocks());
        // The object that named them may just have been deleted, and a collection may be under way.
        List<StoredBlock> kept = index.keepExisting(distinct);
        if (kept.size() < distinct.size()) {
            throw new ProtocolException(ErrorCode.BLOCK_DOESNT_EXIST);
        }
        transfers.addExisting(call.transferIds(), kept);
    }
}
