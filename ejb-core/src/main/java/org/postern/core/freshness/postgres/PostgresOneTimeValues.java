package org.postern.core.freshness.postgres;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import org.postern.core.database.Database;
import org.postern.core.expiry.CautiousClock;
import org.postern.core.freshness.boundary.OneTimeValues;

/** Values that count once, for all servers on the same database. */
@Dependent
public class PostgresOneTimeValues implements OneTimeValues {
    private static final String USE = """
            insert into one_time_value (value, kind, expires_at) values (?, ?, ?)
            on conflict (value, kind) do update set expires_at = excluded.expires_at
            where one_time_value.expires_at <= ?""";
    private static final String PURGE = """
            delete from one_time_value where (value, kind) in
            (select value, kind from one_time_value where expires_at <= ? limit ? for update skip locked)""";

    private final Database database;
    private final CautiousClock clock;

    @Inject
    public PostgresOneTimeValues(Database database, CautiousClock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean use(Kind kind, byte[] value, long until) {
        return database.run(connection -> {
            try (PreparedStatement use = connection.prepareStatement(USE)) {
                use.setBytes(1, value);
                use.setString(2, kind.name());
                use.setLong(3, until);
                use.setLong(4, clock.millis());
                return use.executeUpdate() == 1;
            }
        });
    }

    @Override
    public int purge(int atMost) {
        return database.run(connection -> {
            try (PreparedStatement purge = connection.prepareStatement(PURGE)) {
                purge.setLong(1, clock.millis());
                purge.setInt(2, atMost);
                return purge.executeUpdate();
            }
        });
    }
}
