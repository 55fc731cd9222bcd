package org.postern.core.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.settings.Rate;

/** Ten a second and fifty at once. */
class RateBudgetTest {
    private long now = Long.MAX_VALUE - 5;
    private final RateBudget<String> budget = new RateBudget<>(new Rate(10, 50), () -> now);

    private int takenOf(String user, int wanted) {
        int taken = 0;
        for (int i = 0; i < wanted; i++) {
            taken += budget.take(user, 1) ? 1 : 0;
        }
        return taken;
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    @DisplayName("fifty at once and then ten a second, whatever the clock says when it begins")
    void burstAndThenTheRate() {
        assertEquals(50, takenOf("alice", 80));
        pass(1000);
        assertEquals(10, takenOf("alice", 80));
        pass(99);
        assertEquals(0, takenOf("alice", 1));
        pass(1);
        assertEquals(1, takenOf("alice", 2));
    }

    @Test
    void nothingIsSavedBeyondTheBurst() {
        assertEquals(50, takenOf("alice", 50));
        pass(3_600_000);
        assertEquals(50, takenOf("alice", 80));
    }

    @Test
    void othersHaveTheirOwn() {
        assertEquals(50, takenOf("alice", 80));
        assertEquals(50, takenOf("bob", 80));
        assertEquals(new Budget.Use(50, 50, 60), budget.use());
    }

    @Test
    void whatIsRefusedCostsNothing() {
        assertEquals(50, takenOf("alice", 50));
        assertEquals(0, takenOf("alice", 1000));
        pass(1000);
        assertEquals(10, takenOf("alice", 11));
        assertFalse(budget.take("bob", 51));
        assertTrue(budget.take("bob", 50));
    }

    @Test
    @DisplayName("a million passers-by do not fill the memory, and a hundred thousand do not refill another's bucket")
    void passersByAreForgotten() {
        assertEquals(50, takenOf("alice", 50));
        for (int i = 0; i < 99_999; i++) {
            var _ = budget.take("passer-by " + i, 1);
        }
        assertEquals(0, takenOf("alice", 1));
        for (int i = 0; i < 1_000_000; i++) {
            var _ = budget.take("passer-by " + i, 50);
        }
        assertEquals(50, budget.use().used());
    }
}
