package org.postern.core.freshness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.postern.core.fixture.Refusals.assertRefused;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.core.database.Database;
import org.postern.core.fixture.Mailing;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.TestClock;
import org.postern.core.freshness.boundary.Nonces;
import org.postern.core.freshness.boundary.OneTimeValues;
import org.postern.core.freshness.boundary.ReadValues;
import org.postern.core.freshness.local.LocalReadValues;
import org.postern.core.freshness.postgres.PostgresOneTimeValues;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.Effect;

/** The nonce check (api.md §4). */
class NoncesTest {
    private static final Duration TOLERANCE = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final OneTimeValues values =
            new PostgresOneTimeValues(new Database(RealDatabase.shared()), clock.cautious());
    private final ReadValues reads = new LocalReadValues(1000, values, clock.cautious());
    private final Nonces nonces = new Nonces(values, reads, clock, TOLERANCE);

    @BeforeEach
    void empty() throws SQLException {
        RealDatabase.clear();
    }

    @Test
    void acceptsANonceOnce() throws ProtocolException {
        String nonce = Mailing.nonce();
        accept(nonce, clock.millis(), true);
        assertRefused(ErrorCode.INVALID_NONCE, () -> accept(nonce, clock.millis(), true));
    }

    @Test
    void aWrongSignatureUsesNoNonceUp() throws ProtocolException {
        String nonce = Mailing.nonce();
        assertRefused(ErrorCode.INVALID_SIGNATURE, () -> accept(nonce, clock.millis(), false));
        accept(nonce, clock.millis(), true);
    }

    @ParameterizedTest(name = "{0} ms from now")
    @ValueSource(longs = {3_600_001, -3_600_001, Long.MAX_VALUE / 2})
    void refusesATimeTooFarAway(long offset) {
        assertRefused(ErrorCode.INVALID_TIMESTAMP, () -> accept(Mailing.nonce(), clock.millis() + offset, true));
    }

    @ParameterizedTest(name = "{0} ms from now")
    @ValueSource(longs = {3_600_000, 0, -3_600_000})
    void acceptsATimeNearEnough(long offset) throws ProtocolException {
        accept(Mailing.nonce(), clock.millis() + offset, true);
    }

    @ParameterizedTest(name = "{0} characters")
    @ValueSource(ints = {0, 31, 65})
    void refusesANonceOfAnotherLength(int length) {
        assertRefused(ErrorCode.INVALID_NONCE, () -> accept("n".repeat(length), clock.millis(), true));
    }

    @Test
    void refusesANonceThatNoColumnHolds() {
        assertRefused(ErrorCode.INVALID_NONCE, () -> accept("\0".repeat(40), clock.millis(), true));
    }

    @Test
    void aPurgeDoesNotMakeANonceUsableAgain() throws ProtocolException {
        String nonce = Mailing.nonce();
        long future = clock.millis() + TOLERANCE.toMillis();
        accept(nonce, future, true);
        clock.advance(TOLERANCE.multipliedBy(2));
        assertEquals(0, values.purge(100));
        assertRefused(ErrorCode.INVALID_NONCE, () -> accept(nonce, future, true));
        clock.advance(Duration.ofMillis(1));
        assertEquals(0, values.purge(100), "kept for a day more, in case the clock is set back");
        assertRefused(ErrorCode.INVALID_TIMESTAMP, () -> accept(nonce, future, true));
        clock.advance(Duration.ofDays(1));
        assertEquals(1, values.purge(100));
        assertRefused(ErrorCode.INVALID_TIMESTAMP, () -> accept(nonce, future, true));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Effect.class)
    @DisplayName("a request is not accepted again after the clock was set back by an hour, whenever nonces were purged")
    void clockSetBackMakesNoNonceUsableAgain(Effect effect) throws ProtocolException {
        for (long behind = -TOLERANCE.toMillis(); behind <= TOLERANCE.toMillis(); behind += TOLERANCE.toMillis()) {
            String nonce = Mailing.nonce();
            long timestamp = clock.millis() - behind;
            accept(effect, nonce, timestamp);
            for (int quarter = 0; quarter < 20; quarter++) {
                clock.advance(Duration.ofMinutes(15));
                purge();
                clock.set(Duration.ofHours(-1));
                assertThrows(ProtocolException.class, () -> accept(effect, nonce, timestamp), "after " + quarter);
                clock.set(Duration.ofHours(1));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Effect.class)
    @DisplayName("a clock set forward, however far, forgets no nonce that counts once it is set back")
    void clockSetForwardForgetsNoNonce(Effect effect) throws ProtocolException {
        for (Duration far : List.of(Duration.ofHours(1), Duration.ofHours(3), Duration.ofDays(400))) {
            String nonce = Mailing.nonce();
            long timestamp = clock.millis();
            accept(effect, nonce, timestamp);
            clock.set(far);
            accept(effect, Mailing.nonce(), clock.millis());
            purge();
            clock.set(far.negated());
            assertRefused(ErrorCode.INVALID_NONCE, () -> accept(effect, nonce, timestamp));
        }
    }

    @Test
    @DisplayName("after a restart while the clock was ahead by hours, a request is not accepted again once it is right")
    void restartInBetweenForgetsNoNonce() throws ProtocolException {
        String nonce = Mailing.nonce();
        long timestamp = clock.millis();
        accept(nonce, timestamp, true);
        clock.set(Duration.ofHours(12));
        OneTimeValues started = new PostgresOneTimeValues(new Database(RealDatabase.shared()), clock.cautious());
        assertEquals(0, started.purge(100));
        clock.set(Duration.ofHours(-12));
        Nonces after = new Nonces(started, new LocalReadValues(1000, started, clock.cautious()), clock, TOLERANCE);
        assertRefused(
                ErrorCode.INVALID_NONCE, () -> after.accept(nonce, timestamp, () -> true, ErrorCode.INVALID_SIGNATURE));
    }

    private void purge() {
        values.purge(100);
        reads.purge(100);
    }

    private void accept(Effect effect, String nonce, long timestamp) throws ProtocolException {
        nonces.accept(effect, nonce, timestamp, () -> true, ErrorCode.INVALID_SIGNATURE);
    }

    @Test
    void ofSixteenThatRaceOneIsFirst() throws Exception {
        String nonce = Mailing.nonce();
        CyclicBarrier together = new CyclicBarrier(16);
        Callable<Integer> use = () -> {
            together.await();
            try {
                accept(nonce, clock.millis(), true);
                return 1;
            } catch (ProtocolException refused) {
                assertEquals(ErrorCode.INVALID_NONCE, refused.code());
                return 0;
            }
        };
        int accepted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> uses = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                uses.add(threads.submit(use));
            }
            for (Future<Integer> done : uses) {
                accepted += done.get();
            }
        }
        assertEquals(1, accepted);
    }

    private void accept(String nonce, long timestamp, boolean holds) throws ProtocolException {
        nonces.accept(nonce, timestamp, () -> holds, ErrorCode.INVALID_SIGNATURE);
    }
}
