package org.postern.core.storage.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.postern.core.database.Database;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.TransferId;

/** The blocks that open transfer sessions have gathered (api.md §8); all sessions of a call change or none does. */
@Dependent
public class TransferBlocks {
    private static final String COUNT_OPEN = "select count(*) from transfer where id = any (?) and expires_at > ?";
    // Rows are locked in the order of their ids, so that two calls with the same sessions cannot wait for each other.
    private static final String RENEW = """
            update transfer set expires_at = ? where id in
            (select id from transfer where id = any (?) and expires_at > ? order by id for update)""";
    private static final String NAME = """
            insert into transfer_block (transfer_id, block_id)
            select t.id, b.id from unnest(?::bytea[]) t(id), unnest(?::bytea[]) b(id)
            on conflict do nothing returning transfer_id""";
    private static final String COUNT = """
            with named as (%s)
            update transfer set block_count = block_count + n
            from (select transfer_id, count(*) as n from named group by transfer_id) added
            where id = transfer_id returning block_count""".formatted(NAME);
    private static final String FIRST_MISSING = """
            select b.id from unnest(?::bytea[]) with ordinality b(id, position)
            where not exists (select from transfer_block t where t.transfer_id = ? and t.block_id = b.id)
            order by position limit 1""";
    private static final String PURGE = """
            delete from transfer where id in
            (select id from transfer where expires_at <= ? limit ? for update skip locked)""";

    private final Database database;

    @Inject
    public TransferBlocks(Database database) {
        this.database = database;
    }

    /** Whether all the sessions are open. */
    public boolean allOpen(Collection<TransferId> transfers, long now) {
        return database.run(connection -> {
            try (PreparedStatement count = connection.prepareStatement(COUNT_OPEN)) {
                count.setArray(1, Database.bytes(connection, values(transfers)));
                count.setLong(2, now);
                try (ResultSet found = count.executeQuery()) {
                    return found.next() && found.getInt(1) == transfers.size();
                }
            }
        });
    }

    /**
     * Starts the lifetime of the sessions anew.
     *
     * @param transfers without repeats
     * @param expiresAt ms since 1970
     * @return whether all of them were open; else the transaction must not be kept
     */
    public boolean renew(Collection<TransferId> transfers, long now, long expiresAt) {
        return database.run(connection -> {
            try (PreparedStatement renew = connection.prepareStatement(RENEW)) {
                renew.setLong(1, expiresAt);
                renew.setArray(2, Database.bytes(connection, values(transfers)));
                renew.setLong(3, now);
                return renew.executeUpdate() == transfers.size();
            }
        });
    }

    /**
     * Adds blocks to every session; one that is there already does not count again.
     *
     * @param transfers renewed in this transaction
     * @return the greatest number of blocks that a session has now, 0 when nothing was added
     */
    public int name(Collection<TransferId> transfers, Collection<BlockId> blocks) {
        return database.run(connection -> {
            try (PreparedStatement name = connection.prepareStatement(COUNT)) {
                name.setArray(1, Database.bytes(connection, values(transfers)));
                name.setArray(2, Database.blockIds(connection, blocks));
                return greatest(name);
            }
        });
    }

    /** The first of the blocks that was not added to the session. */
    public Optional<BlockId> firstMissing(TransferId transfer, List<BlockId> blocks) {
        return database.run(connection -> {
            try (PreparedStatement missing = connection.prepareStatement(FIRST_MISSING)) {
                missing.setArray(1, Database.blockIds(connection, blocks));
                missing.setBytes(2, transfer.value());
                try (ResultSet found = missing.executeQuery()) {
                    return found.next() ? Optional.of(new BlockId(found.getBytes(1))) : Optional.empty();
                }
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

    /**
     * Lets the commit of this transaction return before it is on disk.
     *
     * <p>The write-ahead log is one sequence: the commit of the final call, which is waited for, makes all earlier ones
     * durable, before anybody is told that the object exists. After a crash in between, a block and its entry in the
     * session are lost together, and the final call refuses.
     */
    public void deferDurability() {
        database.run(TransferBlocks::commitWithoutWaiting);
    }

    private static boolean commitWithoutWaiting(Connection connection) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("set local synchronous_commit = off")) {
            return set.execute();
        }
    }

    private static int greatest(PreparedStatement counts) throws SQLException {
        int greatest = 0;
        try (ResultSet found = counts.executeQuery()) {
            while (found.next()) {
                greatest = Math.max(greatest, found.getInt(1));
            }
        }
        return greatest;
    }

    private static byte[][] values(Collection<TransferId> transfers) {
        return transfers.stream().map(TransferId::value).toArray(byte[][]::new);
    }
}
