package org.postern.client.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.postern.transport.blocking.BodyExchange;

/** Carries bodies of PrivMX TLS records over HTTP (transport.md §4.2). */
public final class HttpBodyExchange implements BodyExchange {
    /** Most bytes of a response: many times what a batch of blocks needs. */
    public static final int MAX_RESPONSE = 64 << 20;

    private static final Duration BASE = Duration.ofSeconds(60);
    /** The slowest line on which a transfer is expected to work, bytes per second. */
    private static final long SLOWEST = 32 * 1024;
    /** What a response can bring along beside what was asked with few bytes. */
    private static final long BATCH = 4 << 20;

    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_AGAIN = 3;
    private static final int LONGEST_PAUSE = 10;

    private final HttpFetcher http;
    private final URI calls;

    /** An exchange with one record endpoint. */
    public HttpBodyExchange(HttpFetcher http, URI calls) {
        this.http = http;
        this.calls = calls;
    }

    /** A server that has too much to do has read none of the body, or none but its first handshake: it is sent again. */
    @Override
    public byte[] exchange(byte[] body) throws IOException {
        HttpFetcher.Answer answer = post(body);
        for (int again = 0; again < MOST_AGAIN && isBusy(answer); again++) {
            pause(answer.retryAfter().orElse(1));
            answer = post(body);
        }
        if (isBusy(answer)) {
            throw new IOException("the server has too much to do; try again later");
        }
        if (answer.status() != OK) {
            throw new IOException("expected HTTP status 200, found " + answer.status());
        }
        return answer.body();
    }

    private HttpFetcher.Answer post(byte[] body) throws IOException {
        return http.post(
                calls,
                "application/octet-stream",
                BodyPublishers.ofByteArray(body),
                BASE.plusSeconds((body.length + BATCH) / SLOWEST),
                MAX_RESPONSE);
    }

    private static boolean isBusy(HttpFetcher.Answer answer) {
        return (answer.status() == TOO_MANY_REQUESTS || answer.status() == UNAVAILABLE)
                && answer.retryAfter().isPresent();
    }

    private static void pause(int seconds) throws IOException {
        try {
            TimeUnit.SECONDS.sleep(Math.min(seconds, LONGEST_PAUSE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the server");
        }
    }
}
