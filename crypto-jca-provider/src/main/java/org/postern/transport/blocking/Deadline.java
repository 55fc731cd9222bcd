package org.postern.transport.blocking;

import java.io.IOException;
import java.time.Duration;

/**
 * The moment until which one call or handshake may take, on the clock of the process, which never jumps (transport.md §4.4).
 *
 * @param end in the sense of {@link System#nanoTime}
 */
record Deadline(long end) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Zero or less when it has passed. */
    long nanosLeft() {
        return end - System.nanoTime();
    }

    IOException passed() {
        return new NoAnswerInTime();
    }
}
