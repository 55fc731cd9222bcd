package org.postern.core.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class StockTest {
    private final Stock<String> stock = new Stock<>(10, 25);

    @Test
    void oneTakesHisShareAndNotMore() {
        assertTrue(stock.take("alice", 7));
        assertFalse(stock.take("alice", 4), "all or nothing");
        assertTrue(stock.take("alice", 3));
        assertFalse(stock.take("alice", 1));
        assertTrue(stock.take("bob", 10), "another has his own");
        assertEquals(new Budget.Use(20, 25, 2), stock.use());
    }

    @Test
    void allTogetherTakeNoMoreThanThereIs() {
        assertTrue(stock.take("alice", 10));
        assertTrue(stock.take("bob", 10));
        assertFalse(stock.take("carol", 6));
        assertTrue(stock.take("carol", 5));
        stock.give("alice", 4);
        assertTrue(stock.take("carol", 4));
        assertEquals(25, stock.held());
    }

    @Test
    void whatWasGivenBackCanBeTakenAgainAndNobodyGivesMoreThanHeHas() {
        assertTrue(stock.take("alice", 10));
        stock.give("alice", 10);
        assertTrue(stock.take("alice", 10));
        assertThrows(IllegalStateException.class, () -> stock.give("alice", 11));
        assertThrows(IllegalStateException.class, () -> stock.give("bob", 1));
        assertEquals(10, stock.held());
    }

    @Test
    void manyAtOnceGetNoMoreThanThereIs() throws Exception {
        Stock<Integer> shared = new Stock<>(3, 20);
        List<Future<Integer>> taken = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int thread = 0; thread < 16; thread++) {
                int holder = thread;
                taken.add(threads.submit(() -> {
                    int got = 0;
                    for (int i = 0; i < 1000; i++) {
                        got += shared.take(holder, 1) ? 1 : 0;
                    }
                    return got;
                }));
            }
        }
        int all = 0;
        for (Future<Integer> got : taken) {
            assertTrue(got.get() <= 3);
            all += got.get();
        }
        assertEquals(20, all);
        assertEquals(20, shared.held());
    }
}
