package org.postern.core.storage.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
                (insert into transfer_block (transfer_id, block_id, size)
                select live.id, b.id, b.size from live, unnest(?::bytea[], ?::integer[]) b(id, size)
                on conflict do nothing returning transfer_id, size),
            grown as
                (select transfer_id, count(*) as blocks, sum(size) as bytes from named group by transfer_id)
            update transfer
            set expires_at = ?,
                block_count = block_count + coalesce((select blocks from grown where transfer_id = transfer.id), 0),
                bytes = bytes + coalesce((select grown.bytes from grown where transfer_id = transfer.id), 0)
            where id in (select id from live)
            returning id, block_count, bytes, reserved, username, session, address,
                set_config('synchronous_commit', 'off', true)""";
    // A set operation, because it stays linear also while the planner knows nothing of a table that has just grown.
    private static final String MISSING = """
            select id from unnest(?::bytea[]) b(id)
            except select block_id from transfer_block where transfer_id = ?""";
    private static final String EXPIRED = """
            select id, username, session, address, reserved from transfer
            where expires_at <= ? limit ? for update skip locked""";
    private static final String FORGET = """
            delete from transfer_block where transfer_id = ? and block_id in
            (select block_id from transfer_block where transfer_id = ? limit ?)
            returning block_id""";
    private static final String REMOVE = "delete from transfer where id = any (?)";

    private final Database database;

    @Inject
    public TransferBlocks(Database database) {
        this.database = database;
    }

    /**
     * What a session has after blocks were added.
     *
     * @param reserved bytes that it may have before it is asked again
     */
    public record Filled(TransferId id, TransferHolder holder, int blocks, long bytes, long reserved) {}

    /** A session that is over, and what it had reserved. */
    public record Expired(TransferId id, TransferHolder holder, long reserved) {}

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
     * @return what the sessions have now; when not all of them were open there are fewer, and then the transaction must not be kept
     */
    public List<Filled> addArrived(Set<TransferId> transfers, StoredBlock block, long now, long expiresAt) {
        return add(transfers, List.of(block), List.of(block), now, expiresAt);
    }

    /** The same for blocks whose rows and bytes are there, and stay at least until the end of the transaction. */
    public List<Filled> addExisting(Set<TransferId> transfers, List<StoredBlock> blocks, long now, long expiresAt) {
        return add(transfers, blocks, List.of(), now, expiresAt);
    }

    private List<Filled> add(
            Set<TransferId> transfers, List<StoredBlock> named, List<StoredBlock> arrived, long now, long expiresAt) {
        return database.run(connection -> {
            try (PreparedStatement add = connection.prepareStatement(ADD)) {
                add.setArray(1, Database.bytes(connection, values(transfers)));
                add.setLong(2, now);
                add.setLong(3, now);
                add.setArray(4, ids(connection, arrived));
                add.setArray(5, BlockIndex.sizes(connection, arrived));
                add.setArray(6, ids(connection, named));
                add.setArray(7, BlockIndex.sizes(connection, named));
                add.setLong(8, expiresAt);
                return filled(add);
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

    /** Sessions that have expired, at most so many; until the end of the transaction nobody else gets them. */
    public List<Expired> expired(long now, int atMost) {
        return database.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(EXPIRED)) {
                select.setLong(1, now);
                select.setInt(2, atMost);
                List<Expired> expired = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        TransferId id = new TransferId(rows.getBytes("id"));
                        expired.add(new Expired(id, holder(rows), rows.getLong("reserved")));
                    }
                }
                return expired;
            }
        });
    }

    /** Lets a session forget some of its blocks, at most so many; which they were. */
    public List<BlockId> forget(TransferId transfer, int atMost) {
        return database.run(connection -> {
            try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
                forget.setBytes(1, transfer.value());
                forget.setBytes(2, transfer.value());
                forget.setInt(3, atMost);
                List<BlockId> forgotten = new ArrayList<>();
                try (ResultSet rows = forget.executeQuery()) {
                    while (rows.next()) {
                        forgotten.add(new BlockId(rows.getBytes(1)));
                    }
                }
                return forgotten;
            }
        });
    }

    /** Removes sessions with all that they still name. */
    public void remove(Collection<TransferId> transfers) {
        database.run(connection -> {
            try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
                remove.setArray(1, Database.bytes(connection, values(transfers)));
                return remove.executeUpdate();
            }
        });
    }

    private static List<Filled> filled(PreparedStatement add) throws SQLException {
        List<Filled> filled = new ArrayList<>();
        try (ResultSet rows = add.executeQuery()) {
            while (rows.next()) {
                filled.add(new Filled(
                        new TransferId(rows.getBytes("id")),
                        holder(rows),
                        rows.getInt("block_count"),
                        rows.getLong("bytes"),
                        rows.getLong("reserved")));
            }
        }
        return filled;
    }

    private static TransferHolder holder(ResultSet row) throws SQLException {
        return TransferHolder.stored(row.getString("username"), row.getString("session"), row.getString("address"));
    }

    private static Array ids(Connection connection, List<StoredBlock> blocks) throws SQLException {
        return Database.blockIds(
                connection, blocks.stream().map(StoredBlock::id).toList());
    }

    private static byte[][] values(Collection<TransferId> transfers) {
        return transfers.stream().map(TransferId::value).toArray(byte[][]::new);
    }
}
