package org.postern.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.security.SecureRandom;
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
    void saysThatNobodyListens() {
        var refused = assertThrows(
                DatabaseException.class, () -> Schema.migrate("jdbc:postgresql://127.0.0.1:1/postern", "postern", "x"));
        assertEquals(DatabaseException.Reason.UNREACHABLE, refused.reason());
    }
}
