package org.postern.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void ratioIsTheMedianOfTheRoundsSoThatOneDisturbedRoundDoesNotDecide() throws Exception {
        // Start and end of: plain, ours; plain, ours; plain, ours. Seconds taken: 1 and 2, 1 and 2, 1 and 100.
        Comparison comparison =
                new Comparison("Work", "things/s", "plain", 0.5, clock(0, 1, 0, 2, 0, 1, 0, 2, 0, 1, 0, 100));

        for (int round = 0; round < 3; round++) {
            comparison.round(() -> 10, () -> 10);
        }

        assertEquals(0.5, comparison.ratio(), 1e-9);
    }

    @Test
    void printsBothRatesTheRatioAndTheAim() throws Exception {
        Comparison comparison = new Comparison("Upload", "MB/s", "raw inserts", 0.7, clock(0, 1, 0, 2));

        comparison.round(() -> 100, () -> 100);

        String report = comparison.print();
        assertTrue(report.contains("50.0 MB/s"), report);
        assertTrue(report.contains("100.0 MB/s"), report);
        assertTrue(report.contains("ratio 0.50 (rounds 1, aim 0.70)"), report);
    }

    private static Comparison.NanoClock clock(long... seconds) {
        Iterator<Long> times = Arrays.stream(seconds).boxed().toList().iterator();
        return () -> times.next() * 1_000_000_000L;
    }
}
