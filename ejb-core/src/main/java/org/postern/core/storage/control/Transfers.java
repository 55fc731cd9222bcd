package org.postern.core.storage.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.blockstore.BlockStore;
import org.postern.blockstore.StoredBlock;
import org.postern.core.caller.Caller;
import org.postern.core.expiry.Uptime;
import org.postern.core.settings.Settings;
import org.postern.core.storage.TransferPurpose;
import org.postern.core.storage.TransferPurpose.Taken;
import org.postern.core.storage.entity.BlockIndex;
import org.postern.core.storage.entity.Transfer;
import org.postern.core.storage.entity.TransferBlocks;
import org.postern.core.storage.entity.TransferBlocks.Expired;
import org.postern.core.storage.entity.TransferBlocks.Filled;
import org.postern.core.storage.entity.TransferHolder;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.TransferId;

/**
 * Transfer sessions: opened, filled with blocks, consumed by the final call (white paper "Transfer sessions"; api.md §8).
 *
 * <p>The final call consumes its session in its own transaction. So a call that fails leaves the session as it was and
 * can be corrected and repeated without sending the blocks again; in 2018 a late failure lost the session.
 *
 * <p>A session ends by the time that has passed, not by the clock, which somebody may set. Its row has the time of day, so that
 * after a restart a clock that was set meanwhile counts once.
 */
@Dependent
public class Transfers {
    private static final int FORGOTTEN_AT_ONCE = 500;

    private final EntityManager entities;
    private final TransferBlocks transferBlocks;
    private final BlockIndex index;
    private final BlockStore store;
    private final Uptime clock;
    private final SecureRandom random;
    private final Settings settings;
    private final TransferQuota quota;

    @Inject
    public Transfers(
            EntityManager entities,
            TransferBlocks transferBlocks,
            BlockIndex index,
            BlockStore store,
            Uptime clock,
            SecureRandom random,
            Settings settings,
            TransferQuota quota) {
        this.entities = entities;
        this.transferBlocks = transferBlocks;
        this.index = index;
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.settings = settings;
        this.quota = quota;
    }

    /**
     * What one step of a purge did.
     *
     * @param ended sessions that are gone
     * @param more whether there may be more to do
     */
    public record Purged(int ended, boolean more) {}

    /**
     * A new session, alive for the lifetime of the settings after this and after every block.
     *
     * @throws ProtocolException TOO_MANY_TRANSFERS
     */
    public TransferId open(Caller caller, TransferPurpose purpose) throws ProtocolException {
        TransferHolder holder = TransferHolder.of(caller);
        quota.begin(holder);
        TransferId id = TransferId.random(random);
        entities.persist(new Transfer(id, purpose, holder, expiry()));
        return id;
    }

    /**
     * Adds a block, whose bytes are in the store by the end of the transaction, to every session and starts the lifetimes anew.
     *
     * @throws ProtocolException INVALID_TRANSFER_SESSION, MAX_COUNT_OF_BLOCKS_EXCEEDED when a session would hold too many, or
     *     TRANSFER_BYTES_EXCEEDED
     */
    public void addArrived(List<TransferId> transfers, StoredBlock block) throws ProtocolException {
        Set<TransferId> distinct = Set.copyOf(transfers);
        requireRoom(distinct, transferBlocks.addArrived(distinct, block, clock.millis(), expiry()));
    }

    /** The same for blocks that are there already. */
    public void addExisting(List<TransferId> transfers, List<StoredBlock> blocks) throws ProtocolException {
        Set<TransferId> distinct = Set.copyOf(transfers);
        requireRoom(distinct, transferBlocks.addExisting(distinct, blocks, clock.millis(), expiry()));
    }

    /**
     * Consumes a session for an object that names these blocks.
     *
     * @return what it was opened for and held
     * @throws ProtocolException INVALID_TRANSFER_SESSION; ACCESS_DENIED with the name of a field that differs, or with the
     *     first block that was not added; BLOCK_DOESNT_EXIST
     */
    public Taken take(TransferId id, TransferPurpose called, List<BlockId> named) throws ProtocolException {
        Transfer transfer = entities.find(Transfer.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        require(transfer != null && transfer.isOpenAt(clock.millis()));
        TransferPurpose opened = transfer.purpose();
        Optional<String> difference = opened.firstDifference(called);
        if (difference.isPresent()) {
            throw new ProtocolException(ErrorCode.ACCESS_DENIED, difference.get());
        }
        if (!named.isEmpty()) {
            requireAdded(id, named);
            requireStored(named);
        }
        entities.remove(transfer);
        quota.end(transfer.holder(), transfer.reserved());
        return new Taken(opened, transfer.bytes());
    }

    /**
     * Removes sessions that have expired, at most so many. Of people without an account the blocks go along, unless something else
     * names them: by the age at which others are collected they would have come back with more many times (api.md §8 "Quotas").
     */
    public Purged purge(int atMost) {
        List<Expired> expired = transferBlocks.expired(clock.millis(), atMost);
        List<Expired> empty = expired.stream().filter(this::isEmptied).toList();
        transferBlocks.remove(empty.stream().map(Expired::id).toList());
        empty.forEach(one -> quota.end(one.holder(), one.reserved()));
        return new Purged(empty.size(), expired.size() == atMost || empty.size() < expired.size());
    }

    /** In steps, so that each transaction stays short. */
    private boolean isEmptied(Expired transfer) {
        return switch (transfer.holder()) {
            case TransferHolder.Account _ -> true;
            case TransferHolder.Stranger _ -> {
                List<BlockId> forgotten = transferBlocks.forget(transfer.id(), FORGOTTEN_AT_ONCE);
                List<BlockId> unnamed = index.removeUnnamed(forgotten);
                if (!unnamed.isEmpty()) {
                    store.delete(unnamed);
                }
                yield forgotten.size() < FORGOTTEN_AT_ONCE;
            }
        };
    }

    private void requireAdded(TransferId id, List<BlockId> named) throws ProtocolException {
        Optional<BlockId> missing = transferBlocks.firstMissing(id, named);
        if (missing.isPresent()) {
            throw new ProtocolException(ErrorCode.ACCESS_DENIED, missing.get().toString());
        }
    }

    /** A crash may have kept the session and lost bytes; from here on it loses both or none. */
    private void requireStored(List<BlockId> named) throws ProtocolException {
        Set<BlockId> distinct = new HashSet<>(named);
        if (store.existing(distinct).size() < distinct.size()) {
            throw new ProtocolException(ErrorCode.BLOCK_DOESNT_EXIST);
        }
        store.flush();
    }

    private void requireRoom(Set<TransferId> transfers, List<Filled> filled) throws ProtocolException {
        require(filled.size() == transfers.size());
        if (filled.stream().anyMatch(one -> one.blocks() > settings.limits().blocksCount())) {
            throw new ProtocolException(ErrorCode.MAX_COUNT_OF_BLOCKS_EXCEEDED);
        }
        quota.grow(filled);
    }

    private long expiry() {
        return clock.millis() + settings.storage().transferTTL().toMillis();
    }

    private static void require(boolean open) throws ProtocolException {
        if (!open) {
            throw new ProtocolException(ErrorCode.INVALID_TRANSFER_SESSION);
        }
    }
}
