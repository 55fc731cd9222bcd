package org.postern.appliance;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Since when a part does not answer when it is asked: what stands still that long is taken for dead. */
final class Silence {

    private final Duration patience;
    private final LongSupplier nanos;
    private OptionalLong since = OptionalLong.empty();

    Silence(Duration patience) {
        this(patience, System::nanoTime);
    }

    /** By a clock that nobody sets. */
    Silence(Duration patience, LongSupplier nanos) {
        this.patience = patience;
        this.nanos = nanos;
    }

    /** It answered, or begins anew. */
    void ends() {
        since = OptionalLong.empty();
    }

    /** It was asked and did not answer; whether that is so for too long. Time in which nobody asked does not count. */
    boolean isTooLong() {
        long now = nanos.getAsLong();
        since = OptionalLong.of(since.orElse(now));
        return now - since.getAsLong() > patience.toNanos();
    }

    long seconds() {
        return patience.toSeconds();
    }

    /** How long a part may be silent: {@code POSTERN_HANG_SECONDS}, or a minute. */
    static Duration patience() {
        String text = System.getenv().getOrDefault("POSTERN_HANG_SECONDS", "60");
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw new ApplianceException(ExitCode.USAGE, "Expected POSTERN_HANG_SECONDS of 1 to 99999, found " + text);
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
