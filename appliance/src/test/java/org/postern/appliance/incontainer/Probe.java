package org.postern.appliance.incontainer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.postern.core.collection.Purge;

/** A purge of the test's own: it sees each cycle, fails in the first and takes long in the second. */
@ApplicationScoped
public class Probe implements Purge {
    static final State STATE = new State();

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
        STATE.enter();
        try {
            int cycle = STATE.cycle();
            if (cycle == 1) {
                throw new IllegalStateException("the first cycle fails, as this test asks it to");
            }
            if (cycle == 2) {
                STATE.awaitTicks(3);
            }
            return new Step(0, 0, Optional.empty());
        } finally {
            STATE.leave();
        }
    }

    /** What the cycles of this deployment did; every wait has an end. */
    static final class State {
        private static final long LONGEST_WAIT = 60_000_000_000L;
        private int running;
        private int greatest;
        private int cycles;
        private int ticks;

        synchronized void enter() {
            running++;
            greatest = Math.max(greatest, running);
        }

        synchronized int cycle() {
            cycles++;
            notifyAll();
            return cycles;
        }

        synchronized void leave() {
            running--;
        }

        synchronized void tick() {
            ticks++;
            notifyAll();
        }

        synchronized int greatest() {
            return greatest;
        }

        synchronized void awaitTicks(int more) {
            int until = ticks + more;
            long deadline = System.nanoTime() + LONGEST_WAIT;
            while (ticks < until) {
                await(deadline, "ticks");
            }
        }

        synchronized void awaitCycles(int more) {
            int until = cycles + more;
            long deadline = System.nanoTime() + LONGEST_WAIT;
            while (cycles < until) {
                await(deadline, "cycles");
            }
        }

        private synchronized void await(long deadline, String what) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("expected more " + what + " within a minute, found " + cycles + " cycles");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError("expected not to be interrupted", e);
            }
        }
    }
}
