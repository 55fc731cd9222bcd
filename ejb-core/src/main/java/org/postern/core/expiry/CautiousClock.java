package org.postern.core.expiry;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The earlier of the time of day and the uptime: what counts until a time of day is forgotten by it. By a clock that was set forward
 * it would be forgotten too soon, and count again once the clock is set back.
 */
public final class CautiousClock implements InstantSource {
    private final InstantSource clock;
    private final Uptime uptime;

    public CautiousClock(InstantSource clock, Uptime uptime) {
        this.clock = clock;
        this.uptime = uptime;
    }

    @Override
    public Instant instant() {
        Instant passed = uptime.instant();
        Instant shown = clock.instant();
        return shown.isBefore(passed) ? shown : passed;
    }
}
