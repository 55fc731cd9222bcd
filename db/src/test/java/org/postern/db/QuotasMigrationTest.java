package org.postern.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is there when quotas begin is counted by them (migration 10). */
class QuotasMigrationTest {
    private static final Path PROGRAMS = Path.of("target", "postgresql-programs");
    private static final String SINK = "decode('02" + "ab".repeat(32) + "', 'hex')";
    private static final String BLOCK = "decode('" + "01".repeat(32) + "', 'hex')";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void countsAnonymousMailAndOpenTransfers() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(directory, PROGRAMS, new SecureRandom())) {
            String url = postgres.jdbcUrl(EmbeddedPostgres.DATABASE);
            Flyway.configure()
                    .dataSource(url, postgres.user(), postgres.password())
                    .locations("classpath:db/migration")
                    .target("7")
                    .load()
                    .migrate();
            try (Connection connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                    Statement statement = connection.createStatement()) {
                fill(statement);
                Schema.migrate(url, postgres.user(), postgres.password());
                assertEquals(
                        List.of(
                                "anonymous mail  0 1 2 207",
                                "anonymous mail of account alice 0 1 2 207",
                                "anonymous mail of sink 02" + "ab".repeat(32) + " 0 1 2 207",
                                "anonymous transfers  0 1 0 100"),
                        column(
                                statement,
                                "select concat_ws(' ', kind, holder, slot, items, blocks, bytes) from quota order by kind"));
                assertEquals(
                        List.of("1 1 2 207", "2 0 0 0"),
                        column(
                                statement,
                                "select concat_ws(' ', mid, counted_items, counted_blocks, counted_bytes)"
                                        + " from message_body order by mid"));
                assertEquals(
                        List.of("07".repeat(16) + " 100 100"),
                        column(statement, "select concat_ws(' ', address, bytes, reserved) from transfer"));
            }
        }
    }

    /** A message of a stranger with text of 4 bytes, ExtraAuth of 3 and a block twice; one of a user; a transfer of one block. */
    private static void fill(Statement statement) throws SQLException {
        statement.execute("insert into block values (" + BLOCK + ", 100, 0)");
        statement.execute("insert into sink (id, owner, mode, data, removable, key_access, created_at) values (" + SINK
                + ", 'alice', 'ANONYMOUS', '', true, true, 0)");
        message(statement, 1, "anonymous#example.org");
        message(statement, 2, "bob#example.org");
        statement.execute("insert into block_reference select 'message', " + SINK + " || int8send(1), p, " + BLOCK
                + " from generate_series(0, 1) p");
        statement.execute("insert into transfer (id, type, field_names, field_values, block_count, expires_at) values"
                + " (decode(repeat('07', 16), 'hex'), 'x', '{}', '{}', 1, 77)");
        statement.execute("insert into transfer_block select id, " + BLOCK + " from transfer");
    }

    private static void message(Statement statement, int mid, String sender) throws SQLException {
        statement.execute("insert into message (sid, mid, flags, tags, changed_at, mod_id, server_date) values (" + SINK
                + ", " + mid + ", '', '{}', 0, " + mid + ", 0)");
        statement.execute("insert into message_body values (" + SINK + ", " + mid + ", " + SINK + ", '" + sender
                + "', 'abc', 'text', decode(repeat('00', 65), 'hex'))");
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> column = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                column.add(rows.getString(1));
            }
        }
        return column;
    }
}
