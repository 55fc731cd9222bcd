package org.postern.appliance.incontainer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.Method;
import org.postern.transport.PrivmxTls;
import org.postern.transport.blocking.ClientStream;
import org.postern.transport.blocking.RecordLink;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.Notification;

/** A client of record streams with nothing in between: the engine and the JDK's WebSocket (transport.md §27). */
final class StreamClient implements AutoCloseable {
    static final String SUBPROTOCOL = "privmx-tls-1";
    private static final int PATIENCE_SECONDS = 20;

    /** What the server has said without being asked. */
    final BlockingQueue<Notification> notifications = new LinkedBlockingQueue<>();

    /** The bytes of messages, as they came. */
    final List<byte[]> received = new CopyOnWriteArrayList<>();

    /** The code with which the server closed, known when everything before it was handled. */
    final CompletableFuture<Integer> closed = new CompletableFuture<>();

    /** Somebody on the way, who sees what is sent. */
    Consumer<byte[]> sent = bytes -> {};

    final ClientStream engine;
    private final WebSocket socket;

    private StreamClient(WebSocket.Builder builder, URI server) throws IOException {
        Listener listener = new Listener();
        socket = await(builder.subprotocols(SUBPROTOCOL).buildAsync(address(server), listener));
        engine = PrivmxTls.getInstance()
                .newClientStream(new Link(), notifications::add, new SecureRandom(), InstantSource.system(), "test;1");
        listener.engine.complete(engine);
    }

    private static URI address(URI server) {
        return URI.create("ws://" + server.getAuthority() + "/api/v2.0/stream");
    }

    /** A stream without keys yet. */
    static StreamClient open(URI server) throws IOException {
        return new StreamClient(HttpClient.newHttpClient().newWebSocketBuilder(), server);
    }

    /** The same with keys. */
    static StreamClient connectTo(URI server) throws IOException, TransportException {
        StreamClient client = open(server);
        client.engine.connect();
        return client;
    }

    /** The same for a page of that origin. */
    static StreamClient open(URI server, String origin) throws IOException {
        return new StreamClient(HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", origin), server);
    }

    void login(String user, String password) throws IOException, TransportException {
        engine.login(user, "localhost", loginData -> password);
    }

    /** The result, or the refusal with its code. */
    <P extends Record, R> R call(Method<P, R> method, P params)
            throws IOException, TransportException, ProtocolException {
        return RecordClient.call(engine, method, params);
    }

    /** Sends bytes as one message, whatever they are. */
    void send(byte[] bytes) throws IOException {
        var _ = await(socket.sendBinary(ByteBuffer.wrap(bytes), true));
    }

    /** The next notification, waiting for it. */
    Notification notification() throws InterruptedException {
        return Optional.ofNullable(notifications.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .orElseThrow();
    }

    /** The code with which the server closes, waiting for it. */
    int closeCode() throws IOException {
        return await(closed);
    }

    @Override
    public void close() {
        socket.abort();
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

    private final class Link implements RecordLink {
        @Override
        public void send(byte[] records) throws IOException {
            sent.accept(records);
            StreamClient.this.send(records);
        }

        /** Left to the server, whose close code tests ask for. */
        @Override
        public void close() {}
    }

    /** Hands bytes of messages to the engine as they come. */
    private final class Listener implements WebSocket.Listener {
        private final CompletableFuture<ClientStream> engine = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            received.add(bytes);
            engine.join().received(bytes);
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            engine.join().ended(Optional.empty());
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            engine.join().ended(Optional.of(new IOException(error)));
            closed.completeExceptionally(error);
        }
    }
}
