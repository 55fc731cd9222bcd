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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postern.core.database.Database;
import org.postern.core.storage.BlockOwner;
import org.postern.core.storage.BlockReferences;
import org.postern.protocol.id.BlockId;

/** The block lists of all objects in one table, so that a collection asks one place whether a block is named. */
@Dependent
public class ReferenceRows implements BlockReferences {
    private static final String INSERT = """
            insert into block_reference (kind, owner, position, block_id)
            select ?, ?, position - 1, id from unnest(?::bytea[]) with ordinality b(id, position)""";
    private static final String DELETE = "delete from block_reference where kind = ? and owner = any (?)";
    private static final String SELECT = """
            select owner, block_id from block_reference
            where kind = ? and owner = any (?) order by owner, position limit ?""";
    private static final String COUNT = """
            select owner, count(*) from block_reference where kind = ? and owner = any (?) group by owner""";
    private static final String COUNT_HELD = """
            select count(distinct block_id) from block_reference
            where kind = ? and owner = ? and block_id = any (?)""";

    private final Database database;

    @Inject
    public ReferenceRows(Database database) {
        this.database = database;
    }

    @Override
    public void hold(BlockOwner owner, List<BlockId> blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, owner.kind());
                insert.setBytes(2, owner.key());
                insert.setArray(3, Database.blockIds(connection, blocks));
                return insert.executeUpdate();
            }
        });
    }

    @Override
    public void replace(BlockOwner owner, List<BlockId> blocks) {
        release(List.of(owner));
        hold(owner, blocks);
    }

    @Override
    public void release(Collection<BlockOwner> owners) {
        if (owners.isEmpty()) {
            return;
        }
        database.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
                delete.setString(1, kind(owners));
                delete.setArray(2, keys(connection, owners));
                return delete.executeUpdate();
            }
        });
    }

    @Override
    public Map<BlockOwner, List<BlockId>> lists(Collection<BlockOwner> owners, int limit) {
        if (owners.isEmpty()) {
            return Map.of();
        }
        String kind = kind(owners);
        return database.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(SELECT)) {
                select.setString(1, kind);
                select.setArray(2, keys(connection, owners));
                select.setInt(3, limit);
                return lists(kind, select);
            }
        });
    }

    @Override
    public Map<BlockOwner, Long> counts(Collection<BlockOwner> owners) {
        if (owners.isEmpty()) {
            return Map.of();
        }
        String kind = kind(owners);
        return database.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(COUNT)) {
                select.setString(1, kind);
                select.setArray(2, keys(connection, owners));
                Map<BlockOwner, Long> counts = new HashMap<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        counts.put(new BlockOwner(kind, rows.getBytes(1)), rows.getLong(2));
                    }
                }
                return counts;
            }
        });
    }

    @Override
    public boolean holds(BlockOwner owner, Collection<BlockId> distinctBlocks) {
        return database.run(connection -> {
            try (PreparedStatement count = connection.prepareStatement(COUNT_HELD)) {
                count.setString(1, owner.kind());
                count.setBytes(2, owner.key());
                count.setArray(3, Database.blockIds(connection, distinctBlocks));
                try (ResultSet found = count.executeQuery()) {
                    found.next();
                    return found.getInt(1) == distinctBlocks.size();
                }
            }
        });
    }

    private static Map<BlockOwner, List<BlockId>> lists(String kind, PreparedStatement select) throws SQLException {
        Map<BlockOwner, List<BlockId>> lists = new HashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                lists.computeIfAbsent(new BlockOwner(kind, rows.getBytes(1)), owner -> new ArrayList<>())
                        .add(new BlockId(rows.getBytes(2)));
            }
        }
        return lists;
    }

    private static String kind(Collection<BlockOwner> owners) {
        String kind = owners.iterator().next().kind();
        if (!owners.stream().allMatch(owner -> owner.kind().equals(kind))) {
            throw new IllegalArgumentException("Expected objects of one kind, found others beside " + kind);
        }
        return kind;
    }

    private static Array keys(Connection connection, Collection<BlockOwner> owners) throws SQLException {
        return Database.bytes(connection, owners.stream().map(BlockOwner::key).toArray(byte[][]::new));
    }
}
