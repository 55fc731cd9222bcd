package org.postern.appliance.incontainer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.postern.transport.client.TransportException;

/** Somebody without an account, at an address of his own, who sends whatever bytes he likes. */
public final class Stranger implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final URI server;
    private final HttpClient http;

    /** A stranger at this address of the loopback network. */
    public Stranger(URI server, String address) {
        this.server = server;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.ofLiteral(address))
                .build();
    }

    /** Posts a body of records. */
    public HttpResponse<byte[]> post(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v2.0/"))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** A connection with keys. */
    RecordClient connect() throws IOException, TransportException {
        return RecordClient.connectTo(server, http);
    }

    /** Opens a stream. */
    public Line line() throws IOException {
        return new Line();
    }

    /** One stream, of which only the amount of what comes back is looked at. */
    public final class Line implements WebSocket.Listener {
        private final AtomicLong received = new AtomicLong();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final WebSocket socket;

        private Line() throws IOException {
            socket = await(http.newWebSocketBuilder()
                    .subprotocols(StreamClient.SUBPROTOCOL)
                    .buildAsync(URI.create("ws://" + server.getAuthority() + "/api/v2.0/stream"), this));
        }

        /** Sends one message; false where the server does not take it any more. */
        public boolean send(byte[] message) {
            try {
                var _ = await(socket.sendBinary(ByteBuffer.wrap(message), true));
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        /** Bytes that have come back. */
        public long received() {
            return received.get();
        }

        /** Whether the server has not closed it. */
        public boolean isOpen() {
            return !closed.isDone();
        }

        /** The code with which the server closes, waiting for it. */
        public int closeCode() throws IOException {
            return await(closed);
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
            received.addAndGet(data.remaining());
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static <T> T await(CompletableFuture<T> future) throws IOException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        }
    }
}
