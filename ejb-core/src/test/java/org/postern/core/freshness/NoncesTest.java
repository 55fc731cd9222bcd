package org.postern.core.freshness;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.core.database.Database;
import org.postern.core.fixture.Mailing;
import org.postern.core.fixture.RealDatabase;
import org.postern.core.fixture.TestClock;
import org.postern.core.freshness.boundary.Nonces;
import org.postern.core.freshness.boundary.OneTimeValues;
import org.postern.core.freshness.local.LocalReadValues;
import org.postern.core.freshness.postgres.PostgresOneTimeValues;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;

/** The nonce check (api.md §4). */
class NoncesTest {
    private static final Duration TOLERANCE = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final OneTimeValues values = new PostgresOneTimeValues(new Database(RealDatabase.shared()), clock);
    private final Nonces nonces = new Nonces(values, new LocalReadValues(1000, values, clock), clock, TOLERANCE);

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
        assertEquals(1, values.purge(100));
        assertRefused(ErrorCode.INVALID_TIMESTAMP, () -> accept(nonce, future, true));
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
