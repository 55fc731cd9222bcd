package org.postern.core.database;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** What the database tells of itself. */
@Dependent
public class DatabaseFacts {
    private static final String FACTS =
            "select current_setting('server_version'), pg_database_size(current_database())";

    private final Database database;

    @Inject
    public DatabaseFacts(Database database) {
        this.database = database;
    }

    /**
     * The facts of one moment.
     *
     * @param version as PostgreSQL tells it
     * @param bytes size on its disk
     */
    public record Facts(String version, long bytes) {}

    public Facts read() {
        return database.run(connection -> {
            try (PreparedStatement query = connection.prepareStatement(FACTS);
                    ResultSet row = query.executeQuery()) {
                row.next();
                return new Facts(row.getString(1), row.getLong(2));
            }
        });
    }
}
