package org.postern.core.admin.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postern.core.admin.boundary.DayCount;
import org.postern.core.admin.boundary.Overview.DatabaseFigures;
import org.postern.core.database.Database;

/** Figures over all subjects, counted by the database. Numbers only: no query here reads a name, an id or content. */
@Dependent
public class Figures {
    private static final String COUNTS = """
            select (select count(*) from account),
                   (select count(*) from message where not deleted),
                   (select count(*) from descriptor),
                   (select count(*) from block),
                   (select coalesce(sum(size), 0) from block),
                   (select count(*) from transfer where expires_at > ?)""";
    private static final String SINKS = "select lower(mode), count(*) from sink group by lower(mode)";
    private static final String DATABASE =
            "select current_setting('server_version'), pg_database_size(current_database())";
    private static final String DAYS = """
            select d.day::date, count(m.mid)
            from generate_series(?::date, ?::date, interval '1 day') as d (day)
            left join message m
              on m.server_date >= extract(epoch from d.day at time zone 'UTC') * 1000
             and m.server_date < extract(epoch from (d.day + interval '1 day') at time zone 'UTC') * 1000
            group by d.day
            order by d.day""";

    private final Database database;
    private final InstantSource clock;

    @Inject
    public Figures(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How much there is of each kind. */
    public record Counts(
            long accounts, long messages, long descriptors, long blocks, long blockBytes, long openTransfers) {}

    public Counts counts() {
        return database.run(connection -> {
            try (PreparedStatement query = connection.prepareStatement(COUNTS)) {
                query.setLong(1, clock.millis());
                ResultSet row = first(query);
                return new Counts(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
            }
        });
    }

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

    public DatabaseFigures database() {
        return database.run(connection -> {
            try (PreparedStatement query = connection.prepareStatement(DATABASE)) {
                ResultSet row = first(query);
                return new DatabaseFigures(row.getString(1), row.getLong(2));
            }
        });
    }

    /** Messages on each of the last days in UTC, oldest first, today included; deleted ones count. */
    public List<DayCount> messagesPerDay(int days) {
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(clock.millis()), ZoneOffset.UTC);
        return database.run(connection -> read(connection, today.minusDays(days - 1L), today));
    }

    private static List<DayCount> read(Connection connection, LocalDate from, LocalDate to) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(DAYS)) {
            query.setObject(1, from);
            query.setObject(2, to);
            List<DayCount> counts = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    counts.add(new DayCount(rows.getObject(1, LocalDate.class), rows.getLong(2)));
                }
            }
            return counts;
        }
    }

    private static ResultSet first(PreparedStatement query) throws SQLException {
        ResultSet rows = query.executeQuery();
        if (!rows.next()) {
            throw new AssertionError("an aggregate has one row");
        }
        return rows;
    }
}
