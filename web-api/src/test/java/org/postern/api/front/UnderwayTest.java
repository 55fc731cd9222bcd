package org.postern.api.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UnderwayTest {
    private static final long LONG = TimeUnit.SECONDS.toNanos(20);

    private final Underway underway = new Underway();

    @Test
    void letsNothingInOnceItIsClosed() throws InterruptedException {
        assertTrue(underway.enter());
        underway.close();
        assertFalse(underway.enter());

        assertEquals(1, underway.awaitEnd(System.nanoTime()), "the first has no answer yet");
        underway.leave();
        assertEquals(0, underway.awaitEnd(System.nanoTime()));
    }

    @Test
    void waitsForThoseWhoWereLetIn() throws InterruptedException, ExecutionException {
        assertTrue(underway.enter());
        assertTrue(underway.enter());
        underway.close();
        CompletableFuture<Integer> left = CompletableFuture.supplyAsync(this::await);
        underway.leave();
        assertFalse(left.isDone(), "one is still there");
        underway.leave();

        assertEquals(0, left.get());
    }

    private int await() {
        try {
            return underway.awaitEnd(System.nanoTime() + LONG);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
