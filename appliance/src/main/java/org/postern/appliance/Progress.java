package org.postern.appliance;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** One line per finished step, with its time. */
final class Progress {

    private final PrintWriter out;
    private final long begin = System.nanoTime();
    private long step = begin;

    Progress(PrintWriter out) {
        this.out = out;
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void done(String part, String what) {
        long now = System.nanoTime();
        line(String.format(Locale.ROOT, "  %-9s %-52s %6s s", part, what, seconds(now - step)));
        step = now;
    }

    String total() {
        return seconds(System.nanoTime() - begin);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f", Duration.ofNanos(nanos).toMillis() / 1000.0);
    }
}
