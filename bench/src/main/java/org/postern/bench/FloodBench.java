package org.postern.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.NoParams;

/** How long calls of a user take while one stranger does his worst, second by second. */
final class FloodBench {
    private static final int PER_SECOND = 50;
    private static final int WIDTH = 40;
    private static final double AIM = 1.2;

    private final String host;
    private final String port;
    private final ServerSession session;

    FloodBench(String address, ServerSession session) {
        this.host = address.substring(0, address.indexOf(':'));
        this.port = address.substring(address.indexOf(':') + 1);
        this.session = session;
    }

    /**
     * Medians before, during and after the flood, a bar for each second. As long again before all, calls follow each other without
     * a pause, so that what is compared is not how well the server was compiled when.
     *
     * @param seconds of each of the three
     */
    String run(int seconds) throws Exception {
        warmUp(seconds);
        StringBuilder plot = new StringBuilder();
        double before = phase("before", seconds, plot);
        Process stranger = stranger();
        double during;
        try {
            during = phase("flood", seconds, plot);
            if (!stranger.isAlive()) {
                throw new IllegalStateException("Expected a stranger who goes on, found one who has ended");
            }
        } finally {
            stranger.destroyForcibly().waitFor();
        }
        double after = phase("after", seconds, plot);
        return String.format(
                Locale.ROOT,
                "%nMedian of a user's calls (getMyData, one by one) before, during and after a flood by one stranger%n%s"
                        + "  before %.2f ms, during %.2f ms, after %.2f ms: ratio %.2f (aim at most %.2f)%n",
                plot,
                before,
                during,
                after,
                during / before,
                AIM);
    }

    private void warmUp(int seconds) throws ClientFailure {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            var _ = session.call(AccountMethods.GET_MY_DATA, NoParams.NONE);
        }
    }

    private double phase(String name, int seconds, StringBuilder plot) throws ClientFailure, InterruptedException {
        List<Double> all = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            double[] times = new double[PER_SECOND];
            for (int i = 0; i < PER_SECOND; i++) {
                long begin = System.nanoTime();
                var _ = session.call(AccountMethods.GET_MY_DATA, NoParams.NONE);
                long nanos = System.nanoTime() - begin;
                times[i] = nanos / 1e6;
                all.add(times[i]);
                TimeUnit.NANOSECONDS.sleep(Math.max(0, TimeUnit.SECONDS.toNanos(1) / PER_SECOND - nanos));
            }
            double median = median(times);
            plot.append(String.format(
                    Locale.ROOT, "  %-7s %3d s %8.2f ms %s%n", name, second + 1, median, "█".repeat((int)
                                    Math.min(WIDTH, Math.ceil(2 * median)))));
        }
        return median(all.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** As if on a machine of his own: he gets what processor time the server and its user leave. */
    private Process stranger() {
        try {
            return new ProcessBuilder(
                            "nice",
                            "-n",
                            "19",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "org.postern.bench.flood.Flood",
                            host,
                            port)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
