package org.postern.core.mailbox.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.postern.core.database.Database;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.WatchMethods.SinkCounters;

/**
 * Numbers of messages and modifications in a sink, without gaps (white paper "Mailboxes": the box numbers its messages;
 * api.md §6 "Sink counters"). Taking one holds the lock of the sink's row until the end of the transaction, so it is the
 * last thing a method does. Every change is an event, for those who watch the sink.
 */
@Dependent
public class SinkNumbers {
    private static final String NEXT = """
            update sink set seq = seq + ?, mod_seq = mod_seq + ? where id = ? returning seq, mod_seq""";
    private static final String LOCK = "select seq, mod_seq from sink where id = ? for no key update";

    private static final String READ = "select seq, mod_seq from sink where id = ?";

    private final Database database;
    private final Event<SinkCounters> changes;

    @Inject
    public SinkNumbers(Database database, Event<SinkCounters> changes) {
        this.database = database;
        this.changes = changes;
    }

    /** The counters of a sink. */
    public record Numbers(long seq, long modSeq) {}

    /** The numbers of a new message; empty when the sink is not there any more. */
    public Optional<Numbers> next(SinkId sink) {
        return advance(sink, 1, 1);
    }

    /** Counts modifications; the counters after them. */
    public Optional<Numbers> modify(SinkId sink, int modifications) {
        return advance(sink, 0, modifications);
    }

    /** The counters as they stay until the end of the transaction. */
    public Optional<Numbers> lock(SinkId sink) {
        return query(LOCK, sink);
    }

    /** The counters as they are committed now, whatever this transaction has read before. */
    public Optional<Numbers> read(SinkId sink) {
        return query(READ, sink);
    }

    private Optional<Numbers> query(String sql, SinkId sink) {
        return database.run(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setBytes(1, sink.key().compressed());
                return first(query);
            }
        });
    }

    private Optional<Numbers> advance(SinkId sink, int messages, int modifications) {
        Optional<Numbers> advanced = database.run(connection -> {
            try (PreparedStatement next = connection.prepareStatement(NEXT)) {
                next.setInt(1, messages);
                next.setInt(2, modifications);
                next.setBytes(3, sink.key().compressed());
                return first(next);
            }
        });
        advanced.ifPresent(numbers -> changes.fire(new SinkCounters(sink, numbers.seq, numbers.modSeq)));
        return advanced;
    }

    private static Optional<Numbers> first(PreparedStatement query) throws SQLException {
        try (ResultSet found = query.executeQuery()) {
            return found.next() ? Optional.of(new Numbers(found.getLong(1), found.getLong(2))) : Optional.empty();
        }
    }
}
