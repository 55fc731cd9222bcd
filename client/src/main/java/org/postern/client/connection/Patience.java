package org.postern.client.connection;

import java.time.Duration;
import java.util.List;

/**
 * How long to wait before a body is sent once more after a network failure; each attempt uses a fresh ticket.
 *
 * @param pauses one pause per further attempt
 */
public record Patience(List<Duration> pauses) {
    /** Long enough for a server to be started again. */
    public static final Patience FOR_TRANSFERS = new Patience(List.of(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(8)));

    /** No further attempt. */
    public static final Patience NONE = new Patience(List.of());

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
