package org.postern.core.mailbox.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postern.core.database.Database;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.SinkId;

/** The block lists of messages, written and read as sets (api.md §11). */
@Dependent
public class MessageBlockLists {
    private static final String INSERT = """
            insert into message_block (sid, mid, position, block_id)
            select ?, ?, position - 1, id from unnest(?::bytea[]) with ordinality b(id, position)""";
    private static final String SELECT = """
            select mid, block_id from message_block where sid = ? and mid = any (?) order by mid, position limit ?""";
    private static final String COUNT_HELD = """
            select count(distinct block_id) from message_block where sid = ? and mid = ? and block_id = any (?)""";

    private final Database database;

    @Inject
    public MessageBlockLists(Database database) {
        this.database = database;
    }

    /** Names the blocks in this order; repeats stay. The message's row is there. */
    public void insert(SinkId sid, long mid, List<BlockId> blocks) {
        database.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setBytes(1, sid.key().compressed());
                insert.setLong(2, mid);
                insert.setArray(3, Database.blockIds(connection, blocks));
                return insert.executeUpdate();
            }
        });
    }

    /** The lists of the messages, stopping after {@code limit} ids altogether; empty lists are left out. */
    public Map<Long, List<BlockId>> lists(SinkId sid, Collection<Long> mids, int limit) {
        return database.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(SELECT)) {
                select.setBytes(1, sid.key().compressed());
                select.setArray(2, connection.createArrayOf("bigint", mids.toArray()));
                select.setInt(3, limit);
                Map<Long, List<BlockId>> lists = new HashMap<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        lists.computeIfAbsent(rows.getLong(1), mid -> new ArrayList<>())
                                .add(new BlockId(rows.getBytes(2)));
                    }
                }
                return lists;
            }
        });
    }

    /** Whether the message names every one of the blocks. */
    public boolean holds(SinkId sid, long mid, Collection<BlockId> distinctBlocks) {
        return database.run(connection -> {
            try (PreparedStatement count = connection.prepareStatement(COUNT_HELD)) {
                count.setBytes(1, sid.key().compressed());
                count.setLong(2, mid);
                count.setArray(3, Database.blockIds(connection, distinctBlocks));
                try (ResultSet found = count.executeQuery()) {
                    return found.next() && found.getInt(1) == distinctBlocks.size();
                }
            }
        });
    }
}
