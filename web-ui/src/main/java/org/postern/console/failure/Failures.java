package org.postern.console.failure;

import java.lang.System.Logger.Level;
import java.util.UUID;

/** A failure nobody foresaw: the page shows a number, the log shows the same number with the cause. */
public final class Failures {
    private static final System.Logger LOG = System.getLogger(Failures.class.getName());
    private static final int NUMBER_LENGTH = 8;

    private Failures() {}

    /** Writes the cause into the log and gives the number under which it stands there. */
    public static String log(Throwable cause) {
        String number = UUID.randomUUID().toString().substring(0, NUMBER_LENGTH);
        LOG.log(Level.ERROR, "The console failed, number " + number, cause);
        return number;
    }
}
