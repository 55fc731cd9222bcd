package org.postern.cli;

import java.io.PrintStream;
import java.time.InstantSource;
import org.postern.client.storage.Progress;

/** A bar on the terminal while a file travels, redrawn at most ten times a second. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final int WIDTH = 24;
    private static final long INTERVAL_MS = 100;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final InstantSource clock;
    private final String label;
    private final long start;
    private long drawn;

    ProgressLine(PrintStream err, InstantSource clock, String label) {
        this.err = err;
        this.clock = clock;
        this.label = label;
        this.start = clock.millis();
    }

    @Override
    public void reached(long done, long total) {
        long now = clock.millis();
        if (done < total && now - drawn < INTERVAL_MS) {
            return;
        }
        drawn = now;
        err.print(CLEAR_LINE + line(done, total, now - start));
        err.flush();
    }

    private String line(long done, long total, long elapsed) {
        int full = total == 0 ? WIDTH : (int) (WIDTH * Math.min(done, total) / total);
        double seconds = Math.max(elapsed, 1) / 1000.0;
        String rate = Sizes.text((long) (done / seconds)) + "/s";
        long left = done == 0 ? 0 : Math.round(seconds * (total - done) / done);
        return label + " [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + Sizes.text(done) + " of "
                + Sizes.text(total) + ", " + rate + (done < total ? ", " + left + " s left" : "");
    }

    @Override
    public void close() {
        if (drawn != 0) {
            err.print(CLEAR_LINE);
            err.flush();
        }
    }
}
