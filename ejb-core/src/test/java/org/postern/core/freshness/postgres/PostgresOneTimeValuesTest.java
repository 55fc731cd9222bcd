package org.postern.core.freshness.postgres;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.postern.core.database.Database;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.freshness.boundary.OneTimeValues;
import org.postern.core.freshness.boundary.OneTimeValuesContract;

class PostgresOneTimeValuesTest extends OneTimeValuesContract {
    @BeforeEach
    void empty() throws SQLException {
        RealDatabase.clear();
    }

    @Override
    protected OneTimeValues values() {
        return new PostgresOneTimeValues(new Database(RealDatabase.shared()), clock.cautious());
    }
}
