package org.postern.core.mailbox.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postern.core.database.Database;
import org.postern.core.mailbox.MailboxCensus;

/** The numbers of the mailboxes, counted by the database. */
@Dependent
public class MailboxRows implements MailboxCensus {
    private static final String MESSAGES = "select count(*) from message where not deleted";
    private static final String SINKS = "select lower(mode), count(*) from sink group by lower(mode)";
    private static final String DAYS = """
            select d.day::date, count(m.mid)
            from generate_series(?::date, ?::date, interval '1 day') as d (day)
            left join message m
              on m.server_date >= extract(epoch from d.day at time zone 'UTC') * 1000
             and m.server_date < extract(epoch from (d.day + interval '1 day') at time zone 'UTC') * 1000
            group by d.day""";

    private final Database database;
    private final InstantSource clock;

    @Inject
    public MailboxRows(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public long messages() {
        return database.run(connection -> {
            try (PreparedStatement query = connection.prepareStatement(MESSAGES);
                    ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Override
    public Map<String, Long> sinksByMode() {
        return database.run(connection -> {
            Map<String, Long> modes = new TreeMap<>();
            try (PreparedStatement query = connection.prepareStatement(SINKS);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    modes.put(rows.getString(1), rows.getLong(2));
                }
            }
            return modes;
        });
    }

    @Override
    public SortedMap<LocalDate, Long> messagesPerDay(int days) {
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(clock.millis()), ZoneOffset.UTC);
        return database.run(connection -> {
            SortedMap<LocalDate, Long> counts = new TreeMap<>();
            try (PreparedStatement query = connection.prepareStatement(DAYS)) {
                query.setObject(1, today.minusDays(days - 1L));
                query.setObject(2, today);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        counts.put(rows.getObject(1, LocalDate.class), rows.getLong(2));
                    }
                }
            }
            return counts;
        });
    }
}
