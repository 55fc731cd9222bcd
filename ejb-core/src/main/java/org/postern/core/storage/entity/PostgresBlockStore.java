package org.postern.core.storage.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
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
import org.postern.core.database.Database;
import org.postern.protocol.id.BlockId;

/** Data blocks as rows of PostgreSQL (white paper "Data blocks"; api.md §8, §21). */
@Dependent
public class PostgresBlockStore implements BlockStore {
    // The update takes the row's lock: it waits for a collector that is about to remove the block, and then inserts it.
    private static final String PUT = """
            insert into block (id, data, size, stored_at) values (?, ?, ?, ?)
            on conflict (id) do update set stored_at = excluded.stored_at""";
    private static final String GET = "select data from block where id = ?";
    private static final String KEEP = "select id from block where id = any (?) for key share";
    private static final String WINDOW = "select id from block where id > ? order by id limit ?";
    private static final String UNNAMED = """
            id = any (?) and stored_at < ?
            and not exists (select from descriptor_block d where d.block_id = block.id)
            and not exists (select from message_block m where m.block_id = block.id)
            and not exists (select from transfer_block t where t.block_id = block.id)""";
    private static final String LOCK_UNNAMED =
            "select id from block where " + UNNAMED + " order by id for update skip locked";
    private static final String REMOVE_UNNAMED = "delete from block where " + UNNAMED + " returning size";
    private static final String SIZE = "select count(*), coalesce(sum(size), 0) from block";

    private final Database database;

    @Inject
    public PostgresBlockStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(BlockId id, byte[] data, long storedAt) {
        database.run(connection -> {
            try (PreparedStatement put = connection.prepareStatement(PUT)) {
                put.setBytes(1, id.hash());
                put.setBytes(2, data);
                put.setInt(3, data.length);
                put.setLong(4, storedAt);
                return put.executeUpdate();
            }
        });
    }

    @Override
    public Optional<byte[]> get(BlockId id) {
        return database.run(connection -> {
            try (PreparedStatement get = connection.prepareStatement(GET)) {
                get.setBytes(1, id.hash());
                try (ResultSet found = get.executeQuery()) {
                    return found.next() ? Optional.of(found.getBytes(1)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public Set<BlockId> keepExisting(Collection<BlockId> ids) {
        return database.run(connection -> {
            try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
                keep.setArray(1, Database.blockIds(connection, ids));
                return new HashSet<>(ids(keep));
            }
        });
    }

    @Override
    public Sweep sweep(Optional<BlockId> after, long storedBefore, int window) {
        return database.run(connection -> {
            List<BlockId> seen = window(connection, after, window);
            if (seen.isEmpty()) {
                return new Sweep(Optional.empty(), 0, 0);
            }
            List<BlockId> locked = lockUnnamed(connection, seen, storedBefore);
            return remove(connection, locked, storedBefore, seen.getLast());
        });
    }

    @Override
    public Size size() {
        return database.run(connection -> {
            try (PreparedStatement size = connection.prepareStatement(SIZE);
                    ResultSet found = size.executeQuery()) {
                found.next();
                return new Size(found.getLong(1), found.getLong(2));
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
    private static Sweep remove(Connection connection, List<BlockId> locked, long storedBefore, BlockId last)
            throws SQLException {
        long blocks = 0;
        long bytes = 0;
        if (!locked.isEmpty()) {
            try (PreparedStatement remove = connection.prepareStatement(REMOVE_UNNAMED)) {
                remove.setArray(1, Database.blockIds(connection, locked));
                remove.setLong(2, storedBefore);
                try (ResultSet removed = remove.executeQuery()) {
                    while (removed.next()) {
                        blocks++;
                        bytes += removed.getInt(1);
                    }
                }
            }
        }
        return new Sweep(Optional.of(last), blocks, bytes);
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
}
