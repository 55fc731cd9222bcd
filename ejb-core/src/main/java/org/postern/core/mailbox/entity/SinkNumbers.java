package org.postern.core.mailbox.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.postern.core.database.Database;
import org.postern.protocol.id.SinkId;

/**
 * Numbers of messages and modifications in a sink, without gaps (white paper "Mailboxes": the box numbers its messages;
 * api.md §6 "Sink counters"). Taking one holds the lock of the sink's row until the end of the transaction, so it is the
 * last thing a method does.
 */
@Dependent
public class SinkNumbers {
    private static final String NEXT = """
            update sink set seq = seq + ?, mod_seq = mod_seq + ? where id = ? returning seq, mod_seq""";
    private static final String LOCK = "select seq, mod_seq from sink where id = ? for no key update";

    private final Database database;

    @Inject
    public SinkNumbers(Database database) {
        this.database = database;
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
        return database.run(connection -> {
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                lock.setBytes(1, sink.key().compressed());
                try (ResultSet found = lock.executeQuery()) {
                    return found.next()
                            ? Optional.of(new Numbers(found.getLong(1), found.getLong(2)))
                            : Optional.empty();
                }
            }
        });
    }

    private Optional<Numbers> advance(SinkId sink, int messages, int modifications) {
        return database.run(connection -> {
            try (PreparedStatement next = connection.prepareStatement(NEXT)) {
                next.setInt(1, messages);
                next.setInt(2, modifications);
                next.setBytes(3, sink.key().compressed());
                try (ResultSet found = next.executeQuery()) {
                    return found.next()
                            ? Optional.of(new Numbers(found.getLong(1), found.getLong(2)))
                            : Optional.empty();
                }
            }
        });
    }
}
