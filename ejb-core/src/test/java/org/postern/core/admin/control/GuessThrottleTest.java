package org.postern.core.admin.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.core.TestSettings;
import org.postern.core.admin.control.GuessThrottle.Admitted;
import org.postern.core.admin.control.GuessThrottle.Decision;
import org.postern.core.admin.control.GuessThrottle.Refused;
import org.postern.core.admin.local.LocalGuessTraces;
import org.postern.core.caller.Address;
import org.postern.core.fixture.TestClock;

/** Sign-ins to the console slowed down by address: six tries at once, then a second, two, four, up to fifteen minutes. */
class GuessThrottleTest {
    private static final String HOME = "192.0.2.1";
    private static final String STRANGER = "198.51.100.1";
    private static final String ADAM = "adam.lis";

    private final TestClock clock = new TestClock();
    private final GuessThrottle throttle =
            new GuessThrottle(TestSettings.with().console(), new LocalGuessTraces(clock.uptime()), clock.uptime());

    private Decision tryFrom(String address, String name) {
        return throttle.signIn(name, Address.parse(address));
    }

    /** Seconds to wait; 0 when the try was let in, and failed. */
    private long seconds(Decision decision) {
        return switch (decision) {
            case Admitted _ -> 0;
            case Refused refused -> refused.time().toSeconds();
        };
    }

    private void succeed(String address, String name) {
        Address from = Address.parse(address);
        if (!(throttle.signIn(name, from) instanceof Admitted admitted)) {
            throw new AssertionError("expected a try that is let in");
        }
        throttle.succeeded(admitted, name, from);
    }

    /** A guesser who tries whenever he may; how long he waited before each try that was let in. */
    private List<Long> waits(String address, String name, int tries) {
        List<Long> waits = new ArrayList<>();
        long waited = 0;
        while (waits.size() < tries) {
            long wait = seconds(tryFrom(address, name));
            if (wait == 0) {
                waits.add(waited);
                waited = 0;
            } else {
                waited += wait;
                clock.advance(Duration.ofSeconds(wait));
            }
        }
        return waits;
    }

    @Test
    void delayGrowsToFifteenMinutesAndNotBeyond() {
        assertEquals(
                List.of(0L, 0L, 0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L),
                waits(STRANGER, ADAM, 18));
    }

    @Test
    void refusedTryProlongsNothing() {
        var _ = waits(STRANGER, ADAM, 9);
        assertEquals(8, seconds(tryFrom(STRANGER, ADAM)));
        clock.advance(Duration.ofSeconds(7));
        assertEquals(1, seconds(tryFrom(STRANGER, "another")));
        clock.advance(Duration.ofSeconds(1));

        assertEquals(0, seconds(tryFrom(STRANGER, ADAM)));
    }

    /** It went by the clock: set back by an hour, the only administrator waited for an hour more. */
    @ParameterizedTest(name = "by {0} hours")
    @ValueSource(ints = {-1, 1})
    @DisplayName("a clock that is set neither forgives a wait at the console's door nor prolongs it")
    void clockThatIsSetNeitherForgivesNorProlongs(int hours) {
        var _ = waits(STRANGER, ADAM, 9);
        clock.set(Duration.ofHours(hours));
        assertEquals(8, seconds(tryFrom(STRANGER, ADAM)));
        clock.advance(Duration.ofSeconds(8));

        assertEquals(0, seconds(tryFrom(STRANGER, ADAM)));
    }

    @Test
    void strangersGuessesSlowDownNobodyElsewhere() {
        for (int i = 1; i <= 200; i++) {
            var _ = waits("203.0.113." + i, ADAM, 7);
        }

        assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 0L, 1L), waits(HOME, ADAM, 7));
    }

    @Test
    void addressesOfOneSubscriberAreOne() {
        var _ = waits("2001:db8:1:2::1", ADAM, 6);

        assertEquals(1, seconds(tryFrom("2001:db8:1:2:ffff::9", ADAM)));
        assertEquals(0, seconds(tryFrom("2001:db8:1:3::1", ADAM)));
    }

    @Test
    void whoHasSignedInFromThereHasTriesOfHerOwnAndNeverWaitsLong() {
        succeed(HOME, ADAM);
        var _ = waits(HOME, "someone.else", 18);

        assertEquals(900, seconds(tryFrom(HOME, "someone.else")));
        assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L), waits(HOME, ADAM, 13));
    }

    @Test
    void successGivesOneTryBackAndNotAll() {
        for (int i = 0; i < 20; i++) {
            succeed(HOME, ADAM);
        }
        assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 0L, 1L), waits(HOME, ADAM, 7));
        clock.advance(Duration.ofMinutes(1));
        succeed(HOME, ADAM);

        assertEquals(List.of(0L, 4L), waits(HOME, ADAM, 2));
    }

    @Test
    void afterAQuietHourTheCountBeginsAnew() {
        var _ = waits(STRANGER, ADAM, 10);
        clock.advance(Duration.ofHours(1));

        assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 0L, 1L), waits(STRANGER, ADAM, 7));
    }

    @Test
    void setUpCodesAreCountedApart() {
        var _ = waits(STRANGER, ADAM, 10);
        Address stranger = Address.parse(STRANGER);
        for (int i = 0; i < 6; i++) {
            assertEquals(0, seconds(throttle.setUp(stranger)));
        }

        assertEquals(1, seconds(throttle.setUp(stranger)));
    }

    @Test
    void ofManyAtTheSameTimeOnlySixAreLookedAt() throws InterruptedException {
        AtomicInteger admitted = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (tryFrom(STRANGER, ADAM) instanceof Admitted) {
                    admitted.incrementAndGet();
                }
            }));
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals(6, admitted.get());
        assertTrue(tryFrom(STRANGER, ADAM) instanceof Refused);
    }
}
