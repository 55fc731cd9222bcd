package org.postern.core.expiry;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time that nobody sets: the time of day at the server's start, and from then on what has really passed. By it things expire: with
 * the clock of the machine they would live again when it is set back, and all die when it is set forward.
 *
 * <p>What is compared with times of others, such as the times that callers sign, needs the clock itself.
 */
public final class Uptime implements InstantSource {
    private final Instant begin;
    private final LongSupplier nanos;
    private final long first;

    /** Uptime of this virtual machine, from now on. */
    public static Uptime begin() {
        return new Uptime(Instant.now(), System::nanoTime);
    }

    /**
     * Uptime from a moment on.
     *
     * @param nanos what only grows
     */
    public Uptime(Instant begin, LongSupplier nanos) {
        this.begin = begin;
        this.nanos = nanos;
        this.first = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(nanos.getAsLong() - first);
    }
}
