package org.postern.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations run once, and each way they can fail has a reason of its own. */
class SchemaTest {

    private static final Path PROGRAMS = Path.of("target", "postgresql-programs");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void appliesEveryMigrationExactlyOnce() {
        try (var postgres = EmbeddedPostgres.start(directory, PROGRAMS, new SecureRandom())) {
            String url = postgres.jdbcUrl(EmbeddedPostgres.DATABASE);
            Schema first = Schema.migrate(url, postgres.user(), postgres.password());
            Schema second = Schema.migrate(url, postgres.user(), postgres.password());
            assertEquals(0, second.applied());
            assertEquals(first.version(), second.version());

            var refused = assertThrows(DatabaseException.class, () -> Schema.migrate(url, postgres.user(), "wrong"));
            assertEquals(DatabaseException.Reason.UNREACHABLE, refused.reason());
            assertFalse(String.valueOf(refused.getMessage()).contains("wrong"));
        }
    }

    @Test
    @DisplayName("a schema that a newer version wrote is not touched by an older program")
    void refusesANewerSchema() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(directory, PROGRAMS, new SecureRandom())) {
            String url = postgres.jdbcUrl(EmbeddedPostgres.DATABASE);
            Schema.migrate(url, postgres.user(), postgres.password());
            try (Connection connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
                                + " checksum, installed_by, execution_time, success) values (999, '999', 'later', 'SQL',"
                                + " 'V999__later.sql', 1, 'postern', 1, true)");
            }

            var refused = assertThrows(
                    DatabaseException.class, () -> Schema.migrate(url, postgres.user(), postgres.password()));

            assertEquals(DatabaseException.Reason.NEWER_SCHEMA, refused.reason());
            assertEquals(
                    "The database was written by a newer version of Postern (its schema has version 999)."
                            + " Start that version; nothing was changed.",
                    refused.getMessage());
        }
    }

    @Test
    void saysThatNobodyListens() {
        var refused = assertThrows(
                DatabaseException.class, () -> Schema.migrate("jdbc:postgresql://127.0.0.1:1/postern", "postern", "x"));
        assertEquals(DatabaseException.Reason.UNREACHABLE, refused.reason());
    }
}
