package org.postern.core.storage.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.postern.core.settings.Settings;
import org.postern.core.storage.boundary.TransferPurpose;
import org.postern.core.storage.entity.Transfer;
import org.postern.core.storage.entity.TransferBlocks;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.TransferId;

/**
 * Transfer sessions: opened, filled with blocks, consumed by the final call (white paper "Transfer sessions"; api.md §8).
 *
 * <p>The final call consumes its session in its own transaction. So a call that fails leaves the session as it was and
 * can be corrected and repeated without sending the blocks again; in 2018 a late failure lost the session.
 */
@Dependent
public class Transfers {
    private final EntityManager entities;
    private final TransferBlocks transferBlocks;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Settings settings;

    @Inject
    public Transfers(
            EntityManager entities,
            TransferBlocks transferBlocks,
            InstantSource clock,
            SecureRandom random,
            Settings settings) {
        this.entities = entities;
        this.transferBlocks = transferBlocks;
        this.clock = clock;
        this.random = random;
        this.settings = settings;
    }

    /** A new session, alive for the lifetime of the settings after this and after every block. */
    public TransferId open(TransferPurpose purpose) {
        TransferId id = TransferId.random(random);
        entities.persist(new Transfer(id, purpose, expiry()));
        return id;
    }

    /**
     * Adds blocks, stored by the end of the transaction, to every session and starts the lifetimes anew.
     *
     * @throws ProtocolException INVALID_TRANSFER_SESSION, or MAX_COUNT_OF_BLOCKS_EXCEEDED when a session would hold too many
     */
    public void add(List<TransferId> transfers, Set<BlockId> blocks) throws ProtocolException {
        OptionalInt greatest = transferBlocks.add(Set.copyOf(transfers), blocks, clock.millis(), expiry());
        require(greatest.isPresent());
        if (greatest.orElseThrow() > settings.limits().blocksCount()) {
            throw new ProtocolException(ErrorCode.MAX_COUNT_OF_BLOCKS_EXCEEDED);
        }
    }

    /**
     * Consumes a session for an object that names these blocks.
     *
     * @return what it was opened for
     * @throws ProtocolException INVALID_TRANSFER_SESSION; ACCESS_DENIED with the name of a field that differs, or with the
     *     first block that was not added
     */
    public TransferPurpose take(TransferId id, TransferPurpose called, List<BlockId> named) throws ProtocolException {
        Transfer transfer = entities.find(Transfer.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        require(transfer != null && transfer.isOpenAt(clock.millis()));
        TransferPurpose opened = transfer.purpose();
        Optional<String> difference = opened.firstDifference(called);
        if (difference.isPresent()) {
            throw new ProtocolException(ErrorCode.ACCESS_DENIED, difference.get());
        }
        Optional<BlockId> missing = named.isEmpty() ? Optional.empty() : transferBlocks.firstMissing(id, named);
        if (missing.isPresent()) {
            throw new ProtocolException(ErrorCode.ACCESS_DENIED, missing.get().toString());
        }
        entities.remove(transfer);
        return opened;
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
