package org.postern.core.storage.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.postern.blockstore.StoredBlock;
import org.postern.core.database.Database;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.TransferId;

/** The blocks that open transfer sessions have gathered (api.md §8); all sessions of a call change or none does. */
@Dependent
public class TransferBlocks {
    // One statement, because it runs once for every block of an upload. Rows are locked in the order of their ids:
    // two calls with the same sessions cannot wait for each other. A block that is there already is young again; that
    // takes the
    // lock of its row, which waits for a collection that is about to remove it, and then inserts it.
    private static final String ADD = """
            with live as
                (select id from transfer where id = any (?) and expires_at > ? order by id for update),
            arrived as
                (insert into block (id, size, stored_at)
                select id, size, ? from unnest(?::bytea[], ?::integer[]) b(id, size)
                on conflict (id) do update set stored_at = excluded.stored_at),
            named as
                (insert into transfer_block (transfer_id, block_id)
                select live.id, b.id from live, unnest(?::bytea[]) b(id)
                on conflict do nothing returning transfer_id)
            update transfer
            set expires_at = ?, block_count = block_count + (select count(*) from named where transfer_id = transfer.id)
            where id in (select id from live) returning block_count, set_config('synchronous_commit', 'off', true)""";
    // A set operation, because it stays linear also while the planner knows nothing of a table that has just grown.
    private static final String MISSING = """
            select id from unnest(?::bytea[]) b(id)
            except select block_id from transfer_block where transfer_id = ?""";
    private static final String PURGE = """
            delete from transfer where id in
            (select id from transfer where expires_at <= ? limit ? for update skip locked)""";

    private final Database database;

    @Inject
    public TransferBlocks(Database database) {
        this.database = database;
    }

    /**
     * Adds a block that arrives to every session and starts their lifetimes anew; a block that is there already does not count
     * again. From here to the end of the transaction this call has the lock of the block's row; its bytes have to be in the
     * store before that.
     *
     * <p>Its commit may return before it is on disk: the final call makes all of its blocks durable before anybody is told that
     * the object exists. After a crash in between, the session has lost the block, and the final call refuses.
     *
     * @param transfers without repeats
     * @param expiresAt ms since 1970
     * @return the greatest number of blocks that a session has now; empty when not all of them were open, and then the
     *     transaction must not be kept
     */
    public OptionalInt addArrived(Set<TransferId> transfers, StoredBlock block, long now, long expiresAt) {
        return add(transfers, Set.of(block.id()), List.of(block), now, expiresAt);
    }

    /** The same for blocks whose rows and bytes are there, and stay at least until the end of the transaction. */
    public OptionalInt addExisting(Set<TransferId> transfers, Set<BlockId> blocks, long now, long expiresAt) {
        return add(transfers, blocks, List.of(), now, expiresAt);
    }

    private OptionalInt add(
            Set<TransferId> transfers, Set<BlockId> named, List<StoredBlock> arrived, long now, long expiresAt) {
        return database.run(connection -> {
            try (PreparedStatement add = connection.prepareStatement(ADD)) {
                add.setArray(1, Database.bytes(connection, values(transfers)));
                add.setLong(2, now);
                add.setLong(3, now);
                add.setArray(
                        4,
                        Database.blockIds(
                                connection,
                                arrived.stream().map(StoredBlock::id).toList()));
                add.setArray(5, BlockIndex.sizes(connection, arrived));
                add.setArray(6, Database.blockIds(connection, named));
                add.setLong(7, expiresAt);
                List<Integer> counts = counts(add);
                return counts.size() == transfers.size()
                        ? counts.stream().mapToInt(Integer::intValue).max()
                        : OptionalInt.empty();
            }
        });
    }

    /** The first of the blocks that was not added to the session. */
    public Optional<BlockId> firstMissing(TransferId transfer, List<BlockId> blocks) {
        return database.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(MISSING)) {
                select.setArray(1, Database.blockIds(connection, blocks));
                select.setBytes(2, transfer.value());
                Set<BlockId> missing = new HashSet<>();
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        missing.add(new BlockId(found.getBytes(1)));
                    }
                }
                return blocks.stream().filter(missing::contains).findFirst();
            }
        });
    }

    /** Removes sessions that have expired, at most so many, and tells how many. */
    public int purge(long now, int atMost) {
        return database.run(connection -> {
            try (PreparedStatement purge = connection.prepareStatement(PURGE)) {
                purge.setLong(1, now);
                purge.setInt(2, atMost);
                return purge.executeUpdate();
            }
        });
    }

    private static List<Integer> counts(PreparedStatement add) throws SQLException {
        List<Integer> counts = new ArrayList<>();
        try (ResultSet found = add.executeQuery()) {
            while (found.next()) {
                counts.add(found.getInt(1));
            }
        }
        return counts;
    }

    private static byte[][] values(Collection<TransferId> transfers) {
        return transfers.stream().map(TransferId::value).toArray(byte[][]::new);
    }
}
