package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final Silence silence = new Silence(Duration.ofSeconds(60), nanos::get);

    private boolean afterSeconds(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
        return silence.isTooLong();
    }

    @Test
    @DisplayName("begins with the first question that is not answered, not with the time before it")
    void beginsWithTheFirstQuestionThatIsNotAnswered() {
        assertFalse(afterSeconds(600), "nobody had asked");
        assertFalse(afterSeconds(60));
        assertTrue(afterSeconds(1));
    }

    @Test
    void endsWithAnAnswer() {
        assertFalse(afterSeconds(1));
        silence.ends();
        assertFalse(afterSeconds(100));
        assertTrue(afterSeconds(61));
    }
}
