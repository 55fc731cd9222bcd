package org.postern.client.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** HTTP with a time limit for the whole exchange and a bound on what is read (transport.md §4.4). */
public final class HttpFetcher implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final HttpClient client;

    /** A fetcher with its own connections. */
    public HttpFetcher() {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * A response whose body was read completely.
     *
     * @param retryAfter seconds after which the server wants to be asked again, where it says so (RFC 9110 §10.2.3)
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
    public record Answer(int status, byte[] body, OptionalInt retryAfter) {}

    /**
     * Fetches a document.
     *
     * @param limit most bytes of the body
     */
    public Answer get(URI address, Duration total, int limit) throws IOException {
        return exchange(HttpRequest.newBuilder(address).GET(), total, limit);
    }

    /**
     * Posts a body.
     *
     * @param limit most bytes of the answer's body
     */
    public Answer post(URI address, String contentType, BodyPublisher body, Duration total, int limit)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", contentType)
                .POST(body);
        return exchange(request, total, limit);
    }

    /**
     * Opens a WebSocket.
     *
     * @param subprotocol the one that must be agreed on
     * @throws IOException also where the server, or something before it, does not take WebSockets or this subprotocol
     */
    public WebSocketLink stream(URI address, String subprotocol, Duration total, WebSocketLink.Receiver receiver)
            throws IOException {
        WebSocketLink.Listener listener = new WebSocketLink.Listener(receiver);
        CompletableFuture<WebSocket> pending = client.newWebSocketBuilder()
                .subprotocols(subprotocol)
                .connectTimeout(total)
                .buildAsync(address, listener);
        // The limit of the opening itself ends it in order; this one is for the case that it does not.
        WebSocket socket = await(pending, total.plusSeconds(1));
        if (!socket.getSubprotocol().equals(subprotocol)) {
            socket.abort();
            throw new IOException("expected the subprotocol " + subprotocol + ", found another one");
        }
        return new WebSocketLink(socket, listener);
    }

    private Answer exchange(HttpRequest.Builder builder, Duration total, int limit) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(builder.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), limit));
        HttpResponse<byte[]> response = await(pending, total);
        return new Answer(response.statusCode(), response.body(), retryAfter(response));
    }

    private static OptionalInt retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    private static <T> T await(CompletableFuture<T> pending, Duration total) throws IOException {
        try {
            return pending.get(total.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new HttpTimeoutException("expected an answer within " + total.toSeconds() + " s, found none");
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the server");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
