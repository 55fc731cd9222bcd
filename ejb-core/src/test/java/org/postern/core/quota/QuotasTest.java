package org.postern.core.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.fixture.Core;
import org.postern.core.fixture.Overlap;
import org.postern.core.fixture.RealDatabase;
import org.postern.protocol.Profile;
import org.postern.protocol.ProtocolException;

/** What is used together is never more than was allowed, whoever takes at the same time. */
class QuotasTest {
    private static final Pool MINE = new Pool("test", "mine");
    private static final Pool ALL = Pool.ofAll("test");

    private final Core core = new Core(Profile.STRICT, Map.of());

    @BeforeEach
    void begin() throws SQLException {
        RealDatabase.clear();
    }

    private static Amount items(long count) {
        return new Amount(count, 0, 0);
    }

    private Optional<Pool> take(Amount amount, Map<Pool, Amount> limits) throws ProtocolException {
        return core.call(Quotas.class, quotas -> quotas.take(amount, limits));
    }

    private Amount used(Pool pool) throws ProtocolException {
        return core.call(Quotas.class, quotas -> quotas.used(List.of(pool)).getOrDefault(pool, new Amount(-1, -1, -1)));
    }

    @Test
    @DisplayName("takes from all pools or from none, and names the first without room")
    void takesFromAllOrNone() throws ProtocolException {
        Map<Pool, Amount> limits = new LinkedHashMap<>();
        limits.put(MINE, new Amount(2, 10, 100));
        limits.put(ALL, new Amount(5, 7, 1000));
        assertEquals(Optional.empty(), take(new Amount(1, 3, 60), limits));
        assertEquals(Optional.of(MINE), take(new Amount(1, 3, 41), limits), "bytes");
        assertEquals(Optional.of(ALL), take(new Amount(1, 5, 1), limits), "blocks");
        assertEquals(Optional.empty(), take(new Amount(1, 4, 40), limits));
        assertEquals(Optional.of(MINE), take(items(1), limits), "items");
        assertEquals(new Amount(2, 7, 100), used(MINE));
        assertEquals(new Amount(2, 7, 100), used(ALL));
    }

    @Test
    @DisplayName("what is given back can be taken again")
    void givesBack() throws ProtocolException {
        assertEquals(Optional.empty(), take(new Amount(2, 0, 9), Map.of(ALL, new Amount(2, 0, 9))));
        for (int i = 0; i < 2; i++) {
            core.call(Quotas.class, quotas -> {
                quotas.give(ALL, new Amount(1, 0, 4));
                return true;
            });
        }
        assertEquals(new Amount(0, 0, 1), used(ALL));
        assertEquals(Optional.empty(), take(new Amount(2, 0, 8), Map.of(ALL, new Amount(2, 0, 9))));
    }

    @Test
    @DisplayName("of sixteen at once no more get something than there is room for")
    void holdsTheBoundInParallel() throws Exception {
        Callable<Integer> taker = () -> {
            int got = 0;
            for (int i = 0; i < 20; i++) {
                got += take(items(1), Map.of(ALL, items(100))).isEmpty() ? 1 : 0;
            }
            return got;
        };
        int got = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> all = new ArrayList<>(threads.invokeAll(Collections.nCopies(16, taker)));
            for (Future<Integer> one : all) {
                got += one.get();
            }
        }
        assertEquals(100, got);
        assertEquals(items(100), used(ALL));
    }

    @Test
    @DisplayName("who gives back waits for nobody who takes, and for nobody who gives back")
    void givingWaitsForNobody() throws ProtocolException {
        assertEquals(Optional.empty(), take(items(3), Map.of(ALL, items(3))));
        Callable<Object> giving = () -> core.call(Quotas.class, quotas -> {
            quotas.give(ALL, items(1));
            return true;
        });
        Overlap second = new Overlap(giving);
        core.call(Quotas.class, quotas -> {
            quotas.give(ALL, items(1));
            assertTrue(quotas.take(items(1), Map.of(ALL, items(3))).isEmpty());
            second.begin();
            return true;
        });
        second.outcome();
        assertEquals(items(2), used(ALL));
    }
}
