package org.postern.core.mailbox.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.postern.core.database.Database;
import org.postern.protocol.id.SinkId;

/** Messages and modifications behind a number, in their order (api.md §6 "Sink counters"). */
@Dependent
public class NewMessages {
    private static final String SIZES = """
            select b.mid, octet_length(b.extra),
                (select count(*) from message_block l where l.sid = b.sid and l.mid = b.mid)
            from message_body b where b.sid = ? and b.mid > ? and b.mid <= ? order by b.mid limit ?""";

    private final EntityManager entities;
    private final Database database;

    @Inject
    public NewMessages(EntityManager entities, Database database) {
        this.entities = entities;
        this.database = database;
    }

    /**
     * A message and what it will take in an answer.
     *
     * @param extra bytes
     */
    public record Size(long mid, long extra, long blockIds) {}

    /** The first existing messages with numbers above one and up to another. */
    public List<Size> sizes(SinkId sid, long above, long upTo, int limit) {
        return database.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(SIZES)) {
                select.setBytes(1, sid.key().compressed());
                select.setLong(2, above);
                select.setLong(3, upTo);
                select.setInt(4, limit);
                List<Size> sizes = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        sizes.add(new Size(rows.getLong(1), rows.getLong(2), rows.getLong(3)));
                    }
                }
                return sizes;
            }
        });
    }

    /** The first messages, deleted ones too, whose last modification is above one number and up to another. */
    public List<Message> modified(SinkId sid, long above, long upTo, int limit) {
        return entities.createQuery(
                        "select m from Message m where m.sid = :sid and m.modId > :above and m.modId <= :upTo order by m.modId",
                        Message.class)
                .setParameter("sid", sid.key().compressed())
                .setParameter("above", above)
                .setParameter("upTo", upTo)
                .setMaxResults(limit)
                .getResultList();
    }
}
