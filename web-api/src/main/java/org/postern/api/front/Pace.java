package org.postern.api.front;

import java.time.Duration;

/**
 * How long a body may take: ten seconds, and one more for every 64 KiB that have come. A client on the slowest line that
 * anybody still has is faster; who sends a byte now and then is not.
 */
final class Pace {
    private static final Duration START = Duration.ofSeconds(10);
    private static final long BYTES_PER_SECOND = 64 << 10;

    private Pace() {}

    /** Whether a body has had its time. */
    static boolean isTooSlow(Duration elapsed, long received) {
        return elapsed.compareTo(START.plusSeconds(received / BYTES_PER_SECOND)) > 0;
    }
}
