package org.postern.core.admin.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import org.postern.core.caller.Address;

/**
 * One line in the log for each sign-in that failed: from where, and at which administrator; never what was typed, since people
 * type passwords into the wrong field. In a minute so many lines at most; the rest is counted and told in one.
 */
@ApplicationScoped
public class RefusalLog {
    private static final System.Logger LOG = System.getLogger(RefusalLog.class.getName());
    private static final int LINES_PER_MINUTE = 60;
    private static final long MINUTE_MS = 60_000;

    private long minute;
    private int lines;
    private long untold;

    /**
     * Notes a failure.
     *
     * @param now ms since 1970
     * @param what such as "wrong password for adam.lis"
     */
    public void note(long now, String what, Address address) {
        long before = admit(now);
        if (before > 0) {
            LOG.log(Level.WARNING, "console: {0} more refusals in the last minutes were not told one by one", before);
        }
        if (before >= 0) {
            LOG.log(Level.WARNING, "console: {0}, from {1}", what, address.text());
        }
    }

    /** Whether there is a line left, and then how many were not told before; −1 if not. */
    private synchronized long admit(long now) {
        long current = now / MINUTE_MS;
        if (lines >= LINES_PER_MINUTE && current == minute) {
            untold++;
            return -1;
        }
        if (current != minute) {
            minute = current;
            lines = 0;
        }
        lines++;
        long told = untold;
        untold = 0;
        return told;
    }
}
