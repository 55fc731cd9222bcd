package org.postern.console.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingTest {

    @ParameterizedTest(name = "{0} ms")
    @CsvSource({
        "1, 1, You can try again in 1 second.",
        "1000, 1, You can try again in 1 second.",
        "1001, 2, You can try again in 2 seconds.",
        "64000, 64, You can try again in 64 seconds.",
        "120000, 120, You can try again in 2 minutes.",
        "900000, 900, You can try again in 15 minutes.",
        "840001, 841, You can try again in 15 minutes.",
    })
    void isNeverToldTooShort(long millis, String seconds, String sentence) {
        assertEquals(seconds, Waiting.seconds(Duration.ofMillis(millis)));
        assertEquals(sentence, Waiting.sentence(Duration.ofMillis(millis)));
    }
}
