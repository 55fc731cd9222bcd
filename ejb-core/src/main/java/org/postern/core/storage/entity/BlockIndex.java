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
import java.util.List;
import java.util.Optional;
import org.postern.blockstore.StoredBlock;
import org.postern.core.database.Database;
import org.postern.protocol.id.BlockId;

/**
 * Which blocks there are, their sizes and ages (white paper "Data blocks"; api.md §8, §21). Their bytes lie in the store. A row
 * is made by {@link TransferBlocks}, together with the name under which the block came.
 */
@Dependent
public class BlockIndex {
    private static final String KEEP = "select id, size from block where id = any (?) for key share";
    private static final String WINDOW = "select id from block where id > ? order by id limit ?";
    private static final String UNNAMED = """
            id = any (?) and stored_at < ?
            and not exists (select from block_reference r where r.block_id = block.id)
            and not exists (select from transfer_block t where t.block_id = block.id)""";
    private static final String LOCK_UNNAMED =
            "select id from block where " + UNNAMED + " order by id for update skip locked";
    private static final String REMOVE_UNNAMED = "delete from block where " + UNNAMED + " returning id, size";
    // In the order of the ids, as every statement that takes several rows: two collections cannot wait for each other.
    private static final String ADOPT = """
            insert into block (id, size, stored_at)
            select id, size, ? from unnest(?::bytea[], ?::integer[]) b(id, size) order by id
            on conflict (id) do nothing""";

    private final Database database;

    @Inject
    public BlockIndex(Database database) {
        this.database = database;
    }

    /**
     * What one step of a collection took out of the index.
     *
     * @param last the last id looked at, empty when there was none left
     */
    public record Removed(Optional<BlockId> last, List<StoredBlock> blocks) {}

    /** Those of the ids that have a row; it stays at least until the end of the transaction. */
    public List<StoredBlock> keepExisting(Collection<BlockId> ids) {
        return database.run(connection -> {
            try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
                keep.setArray(1, Database.blockIds(connection, ids));
                List<StoredBlock> kept = new ArrayList<>();
                try (ResultSet rows = keep.executeQuery()) {
                    while (rows.next()) {
                        kept.add(new StoredBlock(new BlockId(rows.getBytes(1)), rows.getInt(2)));
                    }
                }
                return kept;
            }
        });
    }

    /**
     * Looks at the next ids in the order of their bytes and removes the rows of blocks that nothing names. Until the end of
     * the transaction whoever sends one of them waits.
     *
     * @param after look at greater ids only; empty for a first step
     * @param storedBefore ms since 1970; younger blocks stay
     * @param window how many blocks to look at
     */
    public Removed removeUnnamed(Optional<BlockId> after, long storedBefore, int window) {
        return database.run(connection -> {
            List<BlockId> seen = window(connection, after, window);
            if (seen.isEmpty()) {
                return new Removed(Optional.empty(), List.of());
            }
            List<BlockId> locked = lockUnnamed(connection, seen, storedBefore);
            return new Removed(Optional.of(seen.getLast()), remove(connection, locked, storedBefore));
        });
    }

    /** The same for some blocks, however young: those of them that nothing names are gone. */
    public List<BlockId> removeUnnamed(List<BlockId> among) {
        return database.run(connection -> {
            List<BlockId> locked = lockUnnamed(connection, among, Long.MAX_VALUE);
            return remove(connection, locked, Long.MAX_VALUE).stream()
                    .map(StoredBlock::id)
                    .toList();
        });
    }

    /**
     * Gives rows to blocks that have none.
     *
     * @param now ms since 1970, from which their age counts
     * @return how many had none
     */
    public int adopt(List<StoredBlock> blocks, long now) {
        return database.run(connection -> {
            try (PreparedStatement adopt = connection.prepareStatement(ADOPT)) {
                adopt.setLong(1, now);
                adopt.setArray(
                        2,
                        Database.blockIds(
                                connection, blocks.stream().map(StoredBlock::id).toList()));
                adopt.setArray(3, sizes(connection, blocks));
                return adopt.executeUpdate();
            }
        });
    }

    private static List<BlockId> window(Connection connection, Optional<BlockId> after, int window)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WINDOW)) {
            select.setBytes(1, after.map(BlockId::hash).orElse(new byte[0]));
            select.setInt(2, window);
            return ids(select);
        }
    }

    /** A row that somebody holds is about to be named, so it is passed over. */
    private static List<BlockId> lockUnnamed(Connection connection, List<BlockId> ids, long storedBefore)
            throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK_UNNAMED)) {
            lock.setArray(1, Database.blockIds(connection, ids));
            lock.setLong(2, storedBefore);
            return ids(lock);
        }
    }

    /** Looks again: a reference that was committed while the rows were being locked is seen by this statement only. */
    private static List<StoredBlock> remove(Connection connection, List<BlockId> locked, long storedBefore)
            throws SQLException {
        List<StoredBlock> blocks = new ArrayList<>();
        if (locked.isEmpty()) {
            return blocks;
        }
        try (PreparedStatement remove = connection.prepareStatement(REMOVE_UNNAMED)) {
            remove.setArray(1, Database.blockIds(connection, locked));
            remove.setLong(2, storedBefore);
            try (ResultSet removed = remove.executeQuery()) {
                while (removed.next()) {
                    blocks.add(new StoredBlock(new BlockId(removed.getBytes(1)), removed.getInt(2)));
                }
            }
        }
        return blocks;
    }

    private static List<BlockId> ids(PreparedStatement select) throws SQLException {
        List<BlockId> ids = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                ids.add(new BlockId(found.getBytes(1)));
            }
        }
        return ids;
    }

    static Array sizes(Connection connection, List<StoredBlock> blocks) throws SQLException {
        return connection.createArrayOf(
                "integer", blocks.stream().map(StoredBlock::size).toArray());
    }
}
