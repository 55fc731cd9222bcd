package org.postern.core.storage.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
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
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.DescriptorId;

/** The block lists of descriptors, written and read as sets: a file of 2 GB has 16,384 of them (api.md §9). */
@Dependent
public class DescriptorBlocks {
    private static final String INSERT = """
            insert into descriptor_block (did, position, block_id)
            select ?, position - 1, id from unnest(?::bytea[]) with ordinality b(id, position)""";
    private static final String DELETE = "delete from descriptor_block where did = ?";
    private static final String SELECT = """
            select did, block_id from descriptor_block where did = any (?) order by did, position limit ?""";
    private static final String COUNT_HELD = """
            select count(distinct block_id) from descriptor_block where did = ? and block_id = any (?)""";

    private final Database database;

    @Inject
    public DescriptorBlocks(Database database) {
        this.database = database;
    }

    /** Names the blocks in this order; repeats stay. The descriptor's row is there. */
    public void insert(DescriptorId did, List<BlockId> blocks) {
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, did.address());
                insert.setArray(2, Database.blockIds(connection, blocks));
                return insert.executeUpdate();
            }
        });
    }

    public void replace(DescriptorId did, List<BlockId> blocks) {
        database.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
                delete.setString(1, did.address());
                return delete.executeUpdate();
            }
        });
        insert(did, blocks);
    }

    /** The lists of the descriptors, stopping after {@code limit} ids altogether; empty lists are left out. */
    public Map<DescriptorId, List<BlockId>> lists(Collection<DescriptorId> dids, int limit) {
        return database.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(SELECT)) {
                String[] addresses = dids.stream().map(DescriptorId::address).toArray(String[]::new);
                select.setArray(1, connection.createArrayOf("text", addresses));
                select.setInt(2, limit);
                return lists(select);
            }
        });
    }

    /** Whether the descriptor names every one of the blocks. */
    public boolean holds(DescriptorId did, Collection<BlockId> distinctBlocks) {
        return database.run(connection -> held(connection, did, distinctBlocks) == distinctBlocks.size());
    }

    private static int held(Connection connection, DescriptorId did, Collection<BlockId> blocks) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(COUNT_HELD)) {
            count.setString(1, did.address());
            count.setArray(2, Database.blockIds(connection, blocks));
            try (ResultSet found = count.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }

    private static Map<DescriptorId, List<BlockId>> lists(PreparedStatement select) throws SQLException {
        Map<String, List<BlockId>> byAddress = new HashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                byAddress
                        .computeIfAbsent(rows.getString(1), address -> new ArrayList<>())
                        .add(new BlockId(rows.getBytes(2)));
            }
        }
        Map<DescriptorId, List<BlockId>> lists = new HashMap<>();
        byAddress.forEach((address, blocks) -> lists.put(new DescriptorId(address), blocks));
        return lists;
    }
}
