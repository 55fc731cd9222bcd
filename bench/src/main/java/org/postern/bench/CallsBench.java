package org.postern.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postern.client.connection.ServerSession;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.UtilityMethods;

/** Small calls over an established connection against a plain JAX-RS echo of a body of that size on the same server. */
final class CallsBench {
    /** What a ping and its answer take on the wire, near enough. */
    private static final int BODY = 160;

    private static final int BATCH = 20;

    private final ServerSession session;
    private final ServerSession stream;
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest echo;
    private final int perThread;

    CallsBench(ServerSession session, ServerSession stream, String address, int perThread) {
        this.session = session;
        this.stream = stream;
        this.perThread = perThread;
        this.echo = HttpRequest.newBuilder(URI.create("http://" + address + "/echo/echo"))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[BODY]))
                .build();
    }

    List<Comparison> run(int warmUp, int rounds) throws Exception {
        Comparison one = new Comparison("Small calls, 1 client, 1 call a request", "calls/s", "JAX-RS echo", 0.5);
        Comparison eight = new Comparison("Small calls, 8 clients, 1 call a request", "calls/s", "JAX-RS echo", 0.5);
        Comparison streamed = new Comparison("Small calls, 1 client, over a stream", "calls/s", "JAX-RS echo", 1);
        Comparison streamedByEight =
                new Comparison("Small calls, 8 threads, over one stream", "calls/s", "JAX-RS echo", 1);
        Comparison batch = new Comparison("Small calls, 1 client, 20 calls a request", "calls/s", "JAX-RS echo", 5);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int round = -warmUp; round < rounds; round++) {
                Comparison unused = new Comparison("", "", "", 0);
                (round < 0 ? unused : one)
                        .round(() -> all(threads, 1, this::pings), () -> all(threads, 1, this::echoes));
                (round < 0 ? unused : eight)
                        .round(() -> all(threads, 8, this::pings), () -> all(threads, 8, this::echoes));
                (round < 0 ? unused : streamed)
                        .round(() -> all(threads, 1, () -> pings(stream)), () -> all(threads, 1, this::echoes));
                (round < 0 ? unused : streamedByEight)
                        .round(() -> all(threads, 8, () -> pings(stream)), () -> all(threads, 8, this::echoes));
                (round < 0 ? unused : batch)
                        .round(() -> all(threads, 1, this::batches), () -> all(threads, 1, this::echoes));
            }
        }
        return List.of(one, eight, streamed, streamedByEight, batch);
    }

    /** So many calls as eight clients make in a round. */
    double ofEightClients() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            return all(threads, 8, this::pings);
        }
    }

    private static double all(ExecutorService threads, int count, Callable<Integer> work) throws Exception {
        List<Future<Integer>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            running.add(threads.submit(work));
        }
        double done = 0;
        for (Future<Integer> result : running) {
            done += result.get();
        }
        return done;
    }

    private int pings() throws Exception {
        return pings(session);
    }

    private int pings(ServerSession over) throws Exception {
        for (int i = 0; i < perThread; i++) {
            over.call(UtilityMethods.PING, NoParams.NONE);
        }
        return perThread;
    }

    private int batches() throws Exception {
        for (int i = 0; i < perThread; i++) {
            session.callAll(UtilityMethods.PING, Collections.nCopies(BATCH, NoParams.NONE));
        }
        return perThread * BATCH;
    }

    private int echoes() throws Exception {
        for (int i = 0; i < perThread; i++) {
            HttpResponse<byte[]> answer = echo();
            if (answer.statusCode() != 200 || answer.body().length != BODY) {
                throw new AssertionError("expected the echo, found status " + answer.statusCode());
            }
        }
        return perThread;
    }

    /** The JDK's client can lose an answer that comes while it takes the connection out of its pool: asked a second time. */
    private HttpResponse<byte[]> echo() throws IOException, InterruptedException {
        try {
            return http.send(echo, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            return http.send(echo, HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
