package org.postern.core.storage.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.postern.core.database.Database;
import org.postern.core.expiry.Uptime;
import org.postern.core.storage.StorageCensus;

/** The numbers of storage, counted by the database. */
@Dependent
public class StorageRows implements StorageCensus {
    private static final String COUNTS = """
            select (select count(*) from descriptor), count(*), coalesce(sum(size), 0),
                   (select count(*) from transfer where expires_at > ?)
            from block""";

    private final Database database;
    private final Uptime clock;

    @Inject
    public StorageRows(Database database, Uptime clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Counts counts() {
        return database.run(connection -> {
            try (PreparedStatement query = connection.prepareStatement(COUNTS)) {
                query.setLong(1, clock.millis());
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
                }
            }
        });
    }
}
