package org.postern.appliance;

import java.time.Duration;

/** Since when a part has not answered: what stands still that long is taken for dead. */
final class Silence {

    private final Duration patience;
    private long heard = System.nanoTime();

    Silence(Duration patience) {
        this.patience = patience;
    }

    /** It answered, or begins anew. */
    void ends() {
        heard = System.nanoTime();
    }

    boolean isTooLong() {
        return System.nanoTime() - heard > patience.toNanos();
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
