package org.postern.client.discovery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The end of one discovery: each request gets its own limit, all together this one, however many redirects there are
 * (transport.md §3.2).
 */
record DiscoveryDeadline(InstantSource clock, Instant end, Duration perRequest) {
    private static final Duration WHOLE = Duration.ofSeconds(30);

    static DiscoveryDeadline start(InstantSource clock, Duration perRequest) {
        return new DiscoveryDeadline(clock, clock.instant().plus(WHOLE), perRequest);
    }

    boolean isOver() {
        return !clock.instant().isBefore(end);
    }

    /** What the next request may take, positive. */
    Duration next() {
        Duration left = Duration.between(clock.instant(), end);
        Duration shorter = left.compareTo(perRequest) < 0 ? left : perRequest;
        return shorter.isPositive() ? shorter : Duration.ofMillis(1);
    }
}
