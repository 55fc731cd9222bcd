package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {
    private static final long NOW = 77_000_000_000L;

    private final RestartBudget budget = new RestartBudget();

    private List<Optional<Duration>> take(int times, long nanos) {
        List<Optional<Duration>> taken = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            taken.add(budget.take(nanos));
        }
        return taken;
    }

    @Test
    @DisplayName("five restarts with pauses that double, then none")
    void fiveRestartsWithPausesThatDouble() {
        assertEquals(
                List.of(
                        Optional.of(Duration.ofMillis(500)),
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.of(Duration.ofSeconds(2)),
                        Optional.of(Duration.ofSeconds(4)),
                        Optional.of(Duration.ofSeconds(8)),
                        Optional.empty()),
                take(6, NOW));
    }

    @Test
    void whatIsTenMinutesOldCountsNoMore() {
        var _ = take(5, NOW);
        long tenMinutes = Duration.ofMinutes(10).toNanos();
        assertEquals(Optional.empty(), budget.take(NOW + tenMinutes));
        assertEquals(Optional.of(Duration.ofMillis(500)), budget.take(NOW + tenMinutes + 1));
        assertEquals(1, budget.taken());
    }
}
