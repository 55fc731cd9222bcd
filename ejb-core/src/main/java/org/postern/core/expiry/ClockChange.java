package org.postern.core.expiry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.StringJoiner;

/** How far the clock of the machine was set: what it has gained on, or lost to, the time that has really passed. */
final class ClockChange {
    /** By less than this clocks are corrected all the time. */
    private static final Duration NOTABLE = Duration.ofSeconds(5);

    /** In this time both are read, unless the machine stood still in between. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Uptime uptime;
    private Duration known = Duration.ZERO;

    /** From now on; the uptime began by this clock. */
    ClockChange(InstantSource clock, Uptime uptime) {
        this.clock = clock;
        this.uptime = uptime;
    }

    /** By how much it was set since the last look that found something; negative if it was set back. */
    Optional<Duration> look() {
        Instant passed = uptime.instant();
        Duration ahead = Duration.between(passed, clock.instant());
        Duration by = ahead.minus(known);
        boolean unsure = Duration.between(passed, uptime.instant()).compareTo(AT_ONCE) > 0;
        if (unsure || by.abs().compareTo(NOTABLE) < 0) {
            return Optional.empty();
        }
        known = ahead;
        return Optional.of(by);
    }

    /**
     * What an operator should know of it.
     *
     * @param tolerance how far a signed time may be from the clock (api.md §4)
     */
    static String sentence(Duration by, Duration tolerance) {
        String how = by.isNegative()
                ? "set back by " + text(by.negated())
                : "set forward by " + text(by) + " (or the machine slept)";
        return "The clock of this machine was " + how
                + ". Signed requests of clients whose clocks differ from it by more than " + text(tolerance)
                + " are refused until they agree; sessions, tickets and waiting times go on by what has really passed.";
    }

    private static String text(Duration length) {
        StringJoiner text = new StringJoiner(" ");
        if (length.toHours() > 0) {
            text.add(length.toHours() + " h");
        }
        if (length.toMinutesPart() > 0) {
            text.add(length.toMinutesPart() + " min");
        }
        if (length.toSecondsPart() > 0 || text.length() == 0) {
            text.add(length.toSecondsPart() + " s");
        }
        return text.toString();
    }
}
