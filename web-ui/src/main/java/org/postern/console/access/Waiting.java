package org.postern.console.access;

import java.time.Duration;

/** How long somebody has to wait, for browsers and for people. */
public final class Waiting {
    private static final int MS_PER_SECOND = 1000;
    private static final int SECONDS_PER_MINUTE = 60;

    private Waiting() {}

    /** Whole seconds, never too few. */
    static String seconds(Duration wait) {
        return String.valueOf(wholeSeconds(wait));
    }

    /** “You can try again in 4 seconds.” */
    public static String sentence(Duration wait) {
        long seconds = wholeSeconds(wait);
        long minutes = Math.ceilDiv(seconds, SECONDS_PER_MINUTE);
        return "You can try again in %s."
                .formatted(seconds < SECONDS_PER_MINUTE * 2 ? counted(seconds, "second") : counted(minutes, "minute"));
    }

    private static long wholeSeconds(Duration wait) {
        return Math.max(1, Math.ceilDiv(wait.toMillis(), MS_PER_SECOND));
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
