package org.postern.appliance.incontainer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.postern.core.collection.Purge;

/** A purge of the test's own: it sees each cycle, fails in the first and takes long in the second. */
@ApplicationScoped
public class Probe implements Purge {
    private static final AtomicInteger RUNNING = new AtomicInteger();
    private static final AtomicInteger GREATEST = new AtomicInteger();
    private static final AtomicInteger CYCLES = new AtomicInteger();
    private static final Semaphore BEGUN = new Semaphore(0);
    private static final Semaphore TICKS = new Semaphore(0);

    @Override
    public String kind() {
        return "a probe";
    }

    @Override
    public Turn turn() {
        return Turn.EXPIRED;
    }

    @Override
    public Step step(Optional<String> from) {
        GREATEST.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
        try {
            int cycle = CYCLES.incrementAndGet();
            BEGUN.release();
            if (cycle == 1) {
                throw new IllegalStateException("the first cycle fails, as this test asks it to");
            }
            if (cycle == 2) {
                await(TICKS, 3);
            }
            return new Step(0, 0, Optional.empty());
        } finally {
            RUNNING.decrementAndGet();
        }
    }

    /** The interval has passed once more. */
    static void tick() {
        TICKS.release();
    }

    /** Returns when so many cycles have begun after this call. */
    static void awaitCycles(int cycles) {
        await(BEGUN, cycles);
    }

    /** How many cycles ran at the same time. */
    static int atTheSameTime() {
        return GREATEST.get();
    }

    private static void await(Semaphore events, int more) {
        events.drainPermits();
        try {
            if (!events.tryAcquire(more, 1, TimeUnit.MINUTES)) {
                throw new IllegalStateException(
                        "expected " + more + " more within a minute, found " + CYCLES + " cycles in all");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("expected not to be interrupted", e);
        }
    }
}
