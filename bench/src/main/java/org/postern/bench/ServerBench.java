package org.postern.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.postern.bench.profile.FlameGraph;
import org.postern.bench.profile.Recorder;
import org.postern.bench.profile.Samples;
import org.postern.client.account.Password;
import org.postern.client.failure.VerificationFailed;
import org.postern.client.http.HttpBodyExchange;
import org.postern.client.http.HttpFetcher;
import org.postern.transport.PrivmxTls;
import org.postern.transport.blocking.ClientConnection;
import org.postern.transport.message.CallRequest;

/** What the server does in a second with one core of its own, and what it spends the time on; the clients have another core. */
final class ServerBench {
    private static final int CLIENTS = 4;
    private static final int BATCH = 20;

    static final String USER = "bench";

    private final BenchServer server;
    private final Password password;
    private final Path folder;
    private final Path pictures;
    private final double seconds;
    private final HttpFetcher http = new HttpFetcher();
    private final SecureRandom random = new SecureRandom();
    private final URI calls;

    /**
     * Of a running server with an account {@link #USER}.
     *
     * @param folder for the recordings
     * @param pictures folder for the flame graphs
     * @param seconds each measurement takes, after a third of that as warm-up
     */
    ServerBench(BenchServer server, Password password, Path folder, Path pictures, double seconds) {
        this.server = server;
        this.password = password;
        this.folder = folder;
        this.pictures = pictures;
        this.seconds = seconds;
        this.calls = URI.create("http://" + server.address() + "/api/v2.0/");
    }

    /** A client that does the same thing again and again, and tells how many times it did it in one go. */
    @FunctionalInterface
    private interface Deed {
        int run() throws Exception;
    }

    /** Measures everything; tells one paragraph for each. */
    void run(Consumer<String> tell) throws Exception {
        pin(server.process(), 0);
        pin(ProcessHandle.current(), 1);
        Files.createDirectories(pictures);
        Recorder recorder = new Recorder(server.process());
        tell.accept(measure(recorder, "handshakes", "Full handshakes (ecdhe and 64 tickets)", this::handshakes));
        tell.accept(measure(recorder, "calls", "Small calls, 1 a request", () -> calls(1)));
        tell.accept(measure(recorder, "batches", "Small calls, " + BATCH + " a request", () -> calls(BATCH)));
        tell.accept(measure(recorder, "logins", "Logins (SRP, 3072-bit group)", this::logins));
    }

    private ClientConnection connection() {
        return PrivmxTls.getInstance()
                .newClientConnection(
                        new HttpBodyExchange(http, calls), random, InstantSource.system(), "postern-bench;1");
    }

    private Deed handshakes() {
        ClientConnection connection = connection();
        return () -> {
            connection.connect();
            return 1;
        };
    }

    private Deed calls(int batch) throws Exception {
        ClientConnection connection = connection();
        connection.connect();
        List<CallRequest> pings = Collections.nCopies(batch, new CallRequest("ping", Map.of()));
        return () -> connection.call(pings).size();
    }

    private Deed logins() throws Exception {
        ClientConnection connection = connection();
        connection.connect();
        return () -> {
            connection.login(USER, server.address(), this::srpPassword);
            return 1;
        };
    }

    private String srpPassword(String loginData) throws IOException {
        try {
            return password.srpPassword(loginData);
        } catch (VerificationFailed e) {
            throw new IOException(e);
        }
    }

    private String measure(Recorder recorder, String file, String title, Callable<Deed> client) throws Exception {
        List<Deed> deeds = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            deeds.add(client.call());
        }
        repeat(deeds, seconds / 3);
        recorder.start();
        Duration before = cpu();
        double rate = repeat(deeds, seconds);
        double busy = cpu().minus(before).toNanos() / 1e9 / seconds;
        Samples samples = recorder.stop(folder.resolve(file + ".jfr"));
        Files.writeString(
                pictures.resolve(file + ".svg"),
                FlameGraph.of(samples, String.format(Locale.ROOT, "%s: %.0f a second on one core", title, rate)));
        return String.format(
                "%n%s: %.0f a second, the server's core %.0f %% busy%n%s", title, rate, 100 * busy, samples.table());
    }

    private Duration cpu() throws IOException {
        return server.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** All clients at once for so many seconds; how often a second they did it together. */
    private static double repeat(List<Deed> deeds, double seconds) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> counts = new ArrayList<>();
            for (Deed deed : deeds) {
                counts.add(threads.submit(() -> {
                    int count = 0;
                    while (System.nanoTime() < end) {
                        count += deed.run();
                    }
                    return count;
                }));
            }
            int done = 0;
            for (Future<Integer> count : counts) {
                done += count.get();
            }
            return done / seconds;
        }
    }

    /** Leaves all threads of a process this one core; the database stays where the system puts it. */
    private static void pin(ProcessHandle process, int core) throws IOException, InterruptedException {
        Process taskset = new ProcessBuilder("taskset", "-acp", String.valueOf(core), String.valueOf(process.pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        if (taskset.waitFor() != 0) {
            throw new IOException(
                    "Expected taskset to leave a process one core, found exit code " + taskset.exitValue());
        }
    }
}
