package org.postern.api.http;

import java.time.Duration;

/**
 * How long a body, or a record of a stream, may take: ten seconds, and one more for every 64 KiB that have come. A client on the slowest line that
 * anybody still has is faster; who sends a byte now and then is not.
 */
public final class Pace {
    private static final Duration START = Duration.ofSeconds(10);
    private static final long BYTES_PER_SECOND = 64 << 10;

    private Pace() {}

    /** Whether it has had its time. */
    public static boolean isTooSlow(Duration elapsed, long received) {
        return elapsed.compareTo(START.plusSeconds(received / BYTES_PER_SECOND)) > 0;
    }
}
