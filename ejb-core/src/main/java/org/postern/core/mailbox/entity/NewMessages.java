package org.postern.core.mailbox.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postern.core.database.Database;
import org.postern.core.storage.BlockOwner;
import org.postern.core.storage.BlockReferences;
import org.postern.protocol.id.SinkId;

/** Messages and modifications behind a number, in their order (api.md §6 "Sink counters"). */
@Dependent
public class NewMessages {
    private static final String SIZES = """
            select mid, octet_length(extra) from message_body
            where sid = ? and mid > ? and mid <= ? order by mid limit ?""";

    private final EntityManager entities;
    private final Database database;
    private final BlockReferences references;

    @Inject
    public NewMessages(EntityManager entities, Database database, BlockReferences references) {
        this.references = references;
        this.entities = entities;
        this.database = database;
    }

    /**
     * A message and what it will take in an answer.
     *
     * @param extra bytes
     * @param blockIds how many
     */
    public record Size(long mid, long extra, long blockIds) {}

    /** The first existing messages with numbers above one and up to another. */
    public List<Size> sizes(SinkId sid, long above, long upTo, int limit) {
        Map<Long, Long> extras = extras(sid, above, upTo, limit);
        Map<BlockOwner, Long> counts = references.counts(extras.keySet().stream()
                .map(mid -> Message.blockOwner(sid, mid))
                .toList());
        return extras.entrySet().stream()
                .map(extra -> new Size(
                        extra.getKey(),
                        extra.getValue(),
                        counts.getOrDefault(Message.blockOwner(sid, extra.getKey()), 0L)))
                .toList();
    }

    private Map<Long, Long> extras(SinkId sid, long above, long upTo, int limit) {
        return database.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(SIZES)) {
                select.setBytes(1, sid.key().compressed());
                select.setLong(2, above);
                select.setLong(3, upTo);
                select.setInt(4, limit);
                Map<Long, Long> extras = new LinkedHashMap<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        extras.put(rows.getLong(1), rows.getLong(2));
                    }
                }
                return extras;
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
