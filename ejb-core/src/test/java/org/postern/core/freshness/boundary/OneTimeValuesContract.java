package org.postern.core.freshness.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postern.core.fixture.TestClock;
import org.postern.core.freshness.boundary.OneTimeValues.Kind;

/** What every store of values that count once has to keep (api.md §4, §11). */
public abstract class OneTimeValuesContract {
    private static final byte[] VALUE = "a value".getBytes(UTF_8);

    protected final TestClock clock = new TestClock();

    /** An empty store that goes by the clock above. */
    protected abstract OneTimeValues values();

    private long inAMinute() {
        return clock.millis() + 60_000;
    }

    @Test
    void valueIsFreeOnceUntilItsTimeIsOver() {
        OneTimeValues values = values();

        assertTrue(values.use(Kind.NONCE, VALUE, inAMinute()));
        assertFalse(values.use(Kind.NONCE, VALUE, inAMinute()));
        clock.advance(Duration.ofMillis(59_999));
        assertFalse(values.use(Kind.NONCE, VALUE, inAMinute()), "a refused use does not lengthen it");
        clock.advance(Duration.ofMillis(1));
        assertTrue(values.use(Kind.NONCE, VALUE, inAMinute()), "without any purge");
        assertFalse(values.use(Kind.NONCE, VALUE, inAMinute()));
    }

    @Test
    void kindsDoNotMeet() {
        OneTimeValues values = values();

        for (Kind kind : Kind.values()) {
            assertTrue(values.use(kind, VALUE, inAMinute()), kind.name());
        }
        assertFalse(values.use(Kind.ANONYMOUS_KEY, VALUE, inAMinute()));
    }

    @Test
    void valuesHaveAnyBytesAndUpTo64OfThem() {
        OneTimeValues values = values();

        for (int length = 1; length <= OneTimeValues.MAX_LENGTH; length++) {
            assertTrue(values.use(Kind.NONCE, new byte[length], inAMinute()), length + " bytes");
        }
        assertFalse(values.use(Kind.NONCE, new byte[OneTimeValues.MAX_LENGTH], inAMinute()));
    }

    @Test
    void purgeForgetsAsManyAsAskedOfThoseThatAreOver() {
        OneTimeValues values = values();
        for (byte i = 0; i < 3; i++) {
            values.use(Kind.NONCE, new byte[] {i}, inAMinute());
        }
        values.use(Kind.ANONYMOUS_KEY, VALUE, inAMinute() + 1);

        assertEquals(0, values.purge(100));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(2, values.purge(2));
        assertEquals(1, values.purge(2));
        assertEquals(0, values.purge(2));
        assertFalse(values.use(Kind.ANONYMOUS_KEY, VALUE, inAMinute()), "not purged before its time");
    }

    @Test
    void ofSixteenThatRaceOneIsFirst() throws Exception {
        OneTimeValues values = values();
        CyclicBarrier together = new CyclicBarrier(16);
        Callable<Boolean> use = () -> {
            together.await();
            return values.use(Kind.NONCE, VALUE, inAMinute());
        };
        int free = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Boolean>> uses = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                uses.add(threads.submit(use));
            }
            for (Future<Boolean> done : uses) {
                free += done.get() ? 1 : 0;
            }
        }
        assertEquals(1, free);
    }
}
