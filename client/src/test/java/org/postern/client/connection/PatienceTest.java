package org.postern.client.connection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Patience TWICE = new Patience(List.of(Duration.ZERO, Duration.ZERO));

    @Test
    void endsAfterItsPauses() {
        assertTrue(TWICE.waitBefore(0));
        assertTrue(TWICE.waitBefore(1));
        assertFalse(TWICE.waitBefore(2));
    }

    @Test
    void endsWhenInterruptedAndKeepsTheInterruption() {
        Thread.currentThread().interrupt();

        assertFalse(TWICE.waitBefore(0));
        assertTrue(Thread.interrupted());
    }

    @Test
    void outlivesTheRestartOfAServer() {
        Duration total = Patience.FOR_TRANSFERS.pauses().stream().reduce(Duration.ZERO, Duration::plus);

        // A start takes less than 20 s.
        assertTrue(total.compareTo(Duration.ofSeconds(25)) > 0, total.toString());
    }
}
