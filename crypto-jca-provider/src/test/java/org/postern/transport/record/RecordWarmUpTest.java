package org.postern.transport.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecordWarmUpTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void endsWhenItsTimeIsOver() {
        AtomicLong millis = new AtomicLong();
        InstantSource clock = () -> Instant.ofEpochMilli(millis.getAndAdd(100));
        assertEquals(9 * 8, RecordWarmUp.run(Duration.ofSeconds(1), clock, random));
    }

    @Test
    void endsAtOnceWhenInterruptedAndLeavesTheMark() {
        Thread.currentThread().interrupt();
        assertEquals(0, RecordWarmUp.run(Duration.ofSeconds(5), InstantSource.system(), random));
        assertTrue(Thread.interrupted());
    }

    @Test
    void endsWhenEnoughBlocksAreDone() {
        InstantSource stopped = InstantSource.fixed(Instant.EPOCH);
        assertEquals(2504, RecordWarmUp.run(Duration.ofSeconds(1), stopped, random));
    }
}
