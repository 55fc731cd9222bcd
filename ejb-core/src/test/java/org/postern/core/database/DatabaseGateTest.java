package org.postern.core.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;

@Timeout(20)
class DatabaseGateTest {
    private final AtomicBoolean beating = new AtomicBoolean(true);

    private static void assertRefused(DatabaseGate gate) {
        assertEquals(
                ErrorCode.DATABASE_UNAVAILABLE,
                assertThrows(ProtocolException.class, gate::enter).code());
    }

    @Test
    @DisplayName("lets as many in as there are places, and the next one when somebody leaves")
    void letsInAsManyAsThereArePlaces() throws Exception {
        DatabaseGate gate = new DatabaseGate(3, Duration.ofMillis(50), beating::get);
        List<DatabaseGate.Place> places = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            places.add(gate.enter());
        }
        assertRefused(gate);
        places.removeLast().close();
        places.add(gate.enter());
        assertRefused(gate);
    }

    @Test
    @DisplayName("refuses at once while the database does not answer, and lets in when it does")
    void refusesAtOnceWhileTheDatabaseDoesNotAnswer() throws Exception {
        DatabaseGate gate = new DatabaseGate(1, Duration.ofDays(1), beating::get);
        beating.set(false);
        assertRefused(gate);
        beating.set(true);
        gate.enter().close();
    }
}
