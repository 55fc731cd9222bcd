package org.postern.core.expiry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.fixture.TestClock;

class ClockChangeTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final ClockChange change = new ClockChange(clock, clock.uptime());

    @Test
    @DisplayName("a clock that is set is noticed once, in either direction, and one that only goes is not")
    void noticesEachSettingOnce() {
        clock.advance(Duration.ofDays(30));
        assertEquals(Optional.empty(), change.look());

        clock.set(HOUR);
        assertEquals(Optional.of(HOUR), change.look());
        clock.advance(HOUR);
        assertEquals(Optional.empty(), change.look());

        clock.set(HOUR.multipliedBy(-2));
        assertEquals(Optional.of(HOUR.multipliedBy(-2)), change.look());
        assertEquals(Optional.empty(), change.look());
    }

    @Test
    void correctionsOfSecondsCountTogether() {
        clock.set(Duration.ofSeconds(4));
        assertEquals(Optional.empty(), change.look());
        clock.set(Duration.ofSeconds(1));
        assertEquals(Optional.of(Duration.ofSeconds(5)), change.look());
    }

    @Test
    @DisplayName("a machine that stood still between two readings is no clock that was set")
    void standstillBetweenTwoReadingsIsNoChange() {
        Uptime uptime = clock.uptime();
        ClockChange interrupted = new ClockChange(
                () -> {
                    clock.advance(HOUR);
                    return clock.instant();
                },
                uptime);

        assertEquals(Optional.empty(), interrupted.look());
    }

    @Test
    void saysWhatFollows() {
        String follows =
                " Signed requests of clients whose clocks differ from it by more than 1 h are refused until they"
                        + " agree; sessions, tickets and waiting times go on by what has really passed.";

        assertEquals(
                "The clock of this machine was set forward by 1 h 5 s (or the machine slept)." + follows,
                ClockChange.sentence(HOUR.plusSeconds(5), HOUR));
        assertEquals(
                "The clock of this machine was set back by 30 min." + follows,
                ClockChange.sentence(Duration.ofMinutes(-30), HOUR));
    }
}
