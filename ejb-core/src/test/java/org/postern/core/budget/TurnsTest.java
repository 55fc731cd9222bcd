package org.postern.core.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.settings.Rate;

/** Ten a second and fifty at once. */
class TurnsTest {
    private long now = Long.MAX_VALUE - 5;
    private final Turns<String> turns = new Turns<>(new Rate(10, 50), () -> now);

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    @DisplayName("within the burst nobody waits, beyond it each waits for his turn")
    void burstAndThenTheRate() {
        assertEquals(Duration.ZERO, turns.take("alice", 50));
        assertEquals(millis(100), turns.take("alice", 1));
        assertEquals(millis(400), turns.take("alice", 3));
        pass(400);
        assertEquals(millis(100), turns.take("alice", 1));
        pass(1100);
        assertEquals(Duration.ZERO, turns.take("alice", 10));
    }

    @Test
    void othersDoNotWaitForHim() {
        assertEquals(millis(1000), turns.take("alice", 60));
        assertEquals(Duration.ZERO, turns.take("bob", 50));
        assertEquals(new Budget.Use(60, 50, 1), turns.use());
    }

    @Test
    void nothingIsSavedBeyondTheBurst() {
        assertEquals(Duration.ZERO, turns.take("alice", 50));
        pass(3_600_000);
        assertEquals(Duration.ZERO, turns.take("alice", 50));
        assertEquals(millis(100), turns.take("alice", 1));
    }

    @Test
    @DisplayName("nobody waits for more than ten seconds, nor is more than that remembered")
    void noEndlessWait() {
        assertEquals(Duration.ofSeconds(10), turns.take("alice", 1_000_000));
        pass(10_000);
        assertEquals(millis(100), turns.take("alice", 1));
    }

    @Test
    @DisplayName("a million passers-by do not fill the memory")
    void passersByAreForgotten() {
        for (int i = 0; i < 1_000_000; i++) {
            var _ = turns.take("passer-by " + i, 50);
        }
        assertEquals(Duration.ZERO, turns.take("passer-by 0", 1));
        assertEquals(millis(100), turns.take("passer-by 999999", 1));
    }
}
