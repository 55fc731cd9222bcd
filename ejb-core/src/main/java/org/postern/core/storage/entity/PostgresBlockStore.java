package org.postern.core.storage.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.blockstore.BlockStore;
import org.postern.blockstore.StoredBlock;
import org.postern.core.database.Database;
import org.postern.protocol.id.BlockId;

/**
 * The bytes of blocks as rows of a table of their own. They join the transaction of the call, which the contract does not ask
 * for: here a block that was not named in the end leaves nothing behind.
 */
@Dependent
public class PostgresBlockStore implements BlockStore {
    private static final String PUT = "insert into block_bytes (id, data) values (?, ?) on conflict (id) do nothing";
    private static final String GET = "select data from block_bytes where id = ?";
    private static final String EXISTING = "select id from block_bytes where id = any (?)";
    private static final String DELETE = "delete from block_bytes where id = any (?)";
    private static final String LIST =
            "select id, octet_length(data) from block_bytes where id > ? order by id limit ?";

    private final Database database;

    @Inject
    public PostgresBlockStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(BlockId id, byte[] data) {
        database.run(connection -> {
            try (PreparedStatement put = connection.prepareStatement(PUT)) {
                put.setBytes(1, id.hash());
                put.setBytes(2, data);
                return put.executeUpdate();
            }
        });
    }

    @Override
    public void flush() {
        // The write-ahead log is one sequence: the commit of this transaction, which is waited for, makes durable all
        // before it.
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
    public Set<BlockId> existing(Collection<BlockId> ids) {
        return database.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(EXISTING)) {
                select.setArray(1, Database.blockIds(connection, ids));
                Set<BlockId> existing = new HashSet<>();
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        existing.add(new BlockId(found.getBytes(1)));
                    }
                }
                return existing;
            }
        });
    }

    @Override
    public void delete(Collection<BlockId> ids) {
        database.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
                delete.setArray(1, Database.blockIds(connection, ids));
                return delete.executeUpdate();
            }
        });
    }

    @Override
    public List<StoredBlock> list(Optional<BlockId> after, int atMost) {
        return database.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LIST)) {
                select.setBytes(1, after.map(BlockId::hash).orElse(new byte[0]));
                select.setInt(2, atMost);
                List<StoredBlock> blocks = new ArrayList<>();
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        blocks.add(new StoredBlock(new BlockId(found.getBytes(1)), found.getInt(2)));
                    }
                }
                return blocks;
            }
        });
    }
}
