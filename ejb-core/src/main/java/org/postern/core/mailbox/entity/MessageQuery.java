package org.postern.core.mailbox.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postern.core.database.Database;
import org.postern.protocol.id.SinkId;

/** Numbers of messages by range and tags (white paper: list of message ids for a number range and tags; api.md §10). */
@Dependent
public class MessageQuery {
    private static final String RANGE =
            "select mid from message where sid = ? and mid between ? and ? and not deleted order by mid limit ?";
    // A statement of its own: with tags left empty, a plan by the index of tags would read the messages of all sinks.
    private static final String RANGE_AND_TAGS = """
            select mid from message
            where sid = ? and mid between ? and ? and not deleted and tags @> ?::text[]
            order by mid limit ?""";

    private final Database database;

    @Inject
    public MessageQuery(Database database) {
        this.database = database;
    }

    /**
     * Numbers of existing messages in increasing order.
     *
     * @param from first number
     * @param to last number
     * @param tags a message must carry all of them
     */
    public List<Long> numbers(SinkId sid, long from, long to, List<String> tags, long limit) {
        return database.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(tags.isEmpty() ? RANGE : RANGE_AND_TAGS)) {
                select.setBytes(1, sid.key().compressed());
                select.setLong(2, from);
                select.setLong(3, to);
                if (tags.isEmpty()) {
                    select.setLong(4, limit);
                } else {
                    select.setArray(4, connection.createArrayOf("text", tags.toArray()));
                    select.setLong(5, limit);
                }
                return numbers(select);
            }
        });
    }

    private static List<Long> numbers(PreparedStatement select) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }
}
