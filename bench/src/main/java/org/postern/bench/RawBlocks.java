package org.postern.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.postern.db.EmbeddedPostgres;

/** The same bytes, moved by plain JDBC into and out of a table like the product's, in the same database. */
final class RawBlocks implements AutoCloseable {
    static final int BLOCK = 131_089;
    private static final int GROUP = 16;

    private final Connection connection;
    private final byte[][] pool = new byte[64][BLOCK];
    private final Random random = new Random(1);
    private long next;

    RawBlocks(EmbeddedPostgres postgres) throws SQLException {
        connection = DriverManager.getConnection(
                postgres.jdbcUrl(EmbeddedPostgres.DATABASE), postgres.user(), postgres.password());
        connection.setAutoCommit(false);
        try (Statement create = connection.createStatement()) {
            create.execute("""
                    create table bench_block (
                        id bytea primary key, data bytea storage external not null, size int not null, stored_at bigint not null)""");
        }
        connection.commit();
        for (byte[] block : pool) {
            random.nextBytes(block);
        }
    }

    /** Inserts so many blocks, 16 to a transaction. */
    void write(int blocks) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into bench_block values (?, ?, ?, ?)")) {
            for (int i = 0; i < blocks; i++) {
                insert.setBytes(1, id(next++));
                insert.setBytes(2, pool[i % pool.length]);
                insert.setInt(3, BLOCK);
                insert.setLong(4, i);
                insert.executeUpdate();
                if (i % GROUP == GROUP - 1) {
                    connection.commit();
                }
            }
            connection.commit();
        }
    }

    /** Reads the newest blocks, one by one by key; returns the bytes seen. */
    long read(int blocks) throws SQLException {
        long bytes = 0;
        try (PreparedStatement select = connection.prepareStatement("select data from bench_block where id = ?")) {
            for (long i = next - blocks; i < next; i++) {
                select.setBytes(1, id(i));
                try (ResultSet found = select.executeQuery()) {
                    found.next();
                    bytes += found.getBytes(1).length;
                }
            }
        }
        connection.commit();
        return bytes;
    }

    /** Scattered like hashes. */
    private static byte[] id(long number) {
        byte[] id = new byte[32];
        new Random(number).nextBytes(id);
        return id;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
