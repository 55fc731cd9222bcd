package org.postern.appliance;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How often a part may be started again: after pauses that double, and only so many times in a while. */
final class RestartBudget {

    /** What fails more often than this will go on failing: somebody has to look. */
    static final int MOST = 5;

    static final Duration WITHIN = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final Deque<Long> restarts = new ArrayDeque<>();

    /**
     * Takes one restart.
     *
     * @param nanos now, by a clock that nobody sets
     * @return how long to wait before it; empty when there is none left
     */
    Optional<Duration> take(long nanos) {
        while (!restarts.isEmpty() && nanos - restarts.peekFirst() > WITHIN.toNanos()) {
            restarts.removeFirst();
        }
        if (restarts.size() == MOST) {
            return Optional.empty();
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << restarts.size());
        restarts.addLast(nanos);
        return Optional.of(pause);
    }

    /** How many were taken within that while. */
    int taken() {
        return restarts.size();
    }
}
