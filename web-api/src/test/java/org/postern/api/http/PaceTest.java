package org.postern.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    @ParameterizedTest(name = "{0}: {2} bytes in {1} s")
    @CsvSource({
        "nothing yet, 10, 0, false",
        "nothing for too long, 11, 0, true",
        "a byte a second, 11, 11, true",
        "a slow line, 60, 4000000, false",
        "the largest body at the slowest pace, 138, 8388608, false",
        "the largest body beyond it, 139, 8388608, true",
    })
    void bodyHasTenSecondsAndOneForEverySixtyFourKibibytes(String which, int seconds, long received, boolean slow) {
        assertEquals(slow, Pace.isTooSlow(Duration.ofSeconds(seconds), received), which);
    }
}
