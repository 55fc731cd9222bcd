package org.postern.core.freshness.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.database.Database;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.freshness.boundary.OneTimeValues;
import org.postern.core.freshness.boundary.OneTimeValuesContract;
import org.postern.core.freshness.postgres.PostgresOneTimeValues;

class LocalReadValuesTest extends OneTimeValuesContract {
    private static final String ROWS = "select count(*) from one_time_value";

    @BeforeEach
    void clear() throws SQLException {
        RealDatabase.clear();
    }

    @Override
    protected OneTimeValues values() {
        return values(1000);
    }

    private LocalReadValues values(int capacity) {
        return new LocalReadValues(
                capacity,
                new PostgresOneTimeValues(new Database(RealDatabase.shared()), clock.cautious()),
                clock.cautious());
    }

    private boolean use(LocalReadValues values, int value, int minutes) {
        return values.use(
                OneTimeValues.Kind.NONCE,
                new byte[] {(byte) value},
                clock.millis() + Duration.ofMinutes(minutes).toMillis());
    }

    @Test
    @DisplayName("values of reads need no row")
    void valuesOfReadsNeedNoRow() throws Exception {
        LocalReadValues values = values(2);
        assertTrue(use(values, 1, 1));
        assertTrue(use(values, 2, 1));
        assertEquals(0, RealDatabase.number(ROWS));
    }

    @Test
    @DisplayName("what does not fit is kept as rows, and nothing counts twice while any of it lives")
    void whatDoesNotFitCountsOnceToo() throws Exception {
        LocalReadValues values = values(2);
        assertTrue(use(values, 1, 1));
        assertTrue(use(values, 2, 5));
        assertTrue(use(values, 3, 10));
        assertEquals(1, RealDatabase.number(ROWS));
        assertFalse(use(values, 1, 1));
        assertFalse(use(values, 3, 10));

        // There is room again, but the third is known to the rows only.
        clock.advance(Duration.ofMinutes(6));
        assertFalse(use(values, 3, 10));
        assertTrue(use(values, 4, 1));
        assertEquals(2, RealDatabase.number(ROWS));

        clock.advance(Duration.ofMinutes(20));
        assertTrue(use(values, 5, 1));
        assertEquals(2, RealDatabase.number(ROWS), "in memory again");
    }
}
