package org.postern.client.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
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

    private final HttpFetcher http;
    private final URI calls;

    /** An exchange with one record endpoint. */
    public HttpBodyExchange(HttpFetcher http, URI calls) {
        this.http = http;
        this.calls = calls;
    }

    @Override
    public byte[] exchange(byte[] body) throws IOException {
        HttpFetcher.Answer answer = http.post(
                calls,
                "application/octet-stream",
                BodyPublishers.ofByteArray(body),
                BASE.plusSeconds((body.length + BATCH) / SLOWEST),
                MAX_RESPONSE);
        if (answer.status() != OK) {
            throw new IOException("expected HTTP status 200, found " + answer.status());
        }
        return answer.body();
    }
}
