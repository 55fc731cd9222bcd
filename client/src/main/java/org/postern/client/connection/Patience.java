package org.postern.client.connection;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long to wait before a body is sent once more after a network failure; each attempt uses a fresh ticket.
 *
 * @param pauses one pause per further attempt
 */
public record Patience(List<Duration> pauses) {
    /** Half a minute: long enough for a server to be started again. */
    public static final Patience FOR_TRANSFERS = new Patience(Stream.of(500, 1000, 2000, 4000, 8000, 8000, 8000)
            .map(Duration::ofMillis)
            .toList());

    public Patience {
        pauses = List.copyOf(pauses);
    }

    /**
     * Waits before another attempt.
     *
     * @param failed attempts that failed before this one, from 0
     * @return false when there shall be no further attempt
     */
    public boolean waitBefore(int failed) {
        if (failed >= pauses.size()) {
            return false;
        }
        try {
            Thread.sleep(pauses.get(failed));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
