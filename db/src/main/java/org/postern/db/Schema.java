package org.postern.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * The schema of the appliance: migrations below {@code db/migration}, applied in order and exactly once.
 *
 * @param applied how many migrations this run applied
 * @param version the version of the schema now; empty while there is none
 */
public record Schema(int applied, Optional<String> version) {

    private static final Set<MigrationState> FROM_THE_FUTURE =
            EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    /**
     * Brings the database to the newest version.
     *
     * @throws DatabaseException UNREACHABLE if there is no connection, NEWER_SCHEMA if a newer version was here, MIGRATION_FAILED if a migration fails or one that was
     *     applied has changed since
     */
    public static Schema migrate(String jdbcUrl, String user, String password) {
        requireConnection(jdbcUrl, user, password);
        Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(jdbcUrl, user, password)
                .locations("classpath:db/migration")
                .failOnMissingLocations(false)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
        try {
            refuseNewer(flyway.info());
            MigrateResult result = flyway.migrate();
            return new Schema(result.migrationsExecuted, version(flyway));
        } catch (FlywayException e) {
            throw new DatabaseException(
                    DatabaseException.Reason.MIGRATION_FAILED, "The schema was not migrated: " + e.getMessage(), e);
        }
    }

    /** Flyway itself goes on with migrations it does not know: an older program would then write what the newer one misreads. */
    private static void refuseNewer(MigrationInfoService info) {
        for (MigrationInfo applied : info.applied()) {
            if (FROM_THE_FUTURE.contains(applied.getState())) {
                throw new DatabaseException(
                        DatabaseException.Reason.NEWER_SCHEMA,
                        "The database was written by a newer version of Postern (its schema has version "
                                + applied.getVersion() + "). Start that version; nothing was changed.",
                        null);
            }
        }
    }

    private static Optional<String> version(Flyway flyway) {
        return Optional.ofNullable(flyway.info().current())
                .map(MigrationInfo::getVersion)
                .map(Object::toString);
    }

    private static void requireConnection(String jdbcUrl, String user, String password) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
            connection.isValid(5);
        } catch (SQLException e) {
            if (ServerProof.isMissing(e)) {
                throw ServerProof.refusal(jdbcUrl.replaceFirst("\\?.*", ""), e);
            }
            throw new DatabaseException(
                    DatabaseException.Reason.UNREACHABLE,
                    "No connection to the database as " + user + ": " + e.getMessage(),
                    e);
        }
    }
}
