package org.postern.transport;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.postern.transport.blocking.ClientStream;
import org.postern.transport.blocking.RecordLink;
import org.postern.transport.message.Notification;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerEvent;

/** One record stream to a {@link TestServer}: the engine on a thread of its own, the client reading on that thread too. */
public final class StreamServer implements RecordLink {
    public final TestServer server;
    public final ServerEngine engine;
    public final ClientStream client;
    public final List<Notification> notifications = new CopyOnWriteArrayList<>();
    public final List<byte[]> sent = new CopyOnWriteArrayList<>();
    public final List<byte[]> answered = new CopyOnWriteArrayList<>();
    public final AtomicInteger closed = new AtomicInteger();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile UnaryOperator<byte[]> onTheWay = UnaryOperator.identity();

    public StreamServer() {
        this(new TestServer());
    }

    public StreamServer(TestServer server) {
        this(server, List::add);
    }

    public interface Listener {
        void heard(List<Notification> notifications, Notification notification);
    }

    public StreamServer(TestServer server, Listener listener) {
        this.server = server;
        engine = server.engine();
        client = PrivmxTls.getInstance()
                .newClientStream(
                        this,
                        notification -> listener.heard(notifications, notification),
                        new SecureRandom(),
                        server,
                        "test-client;1");
    }

    /** What happens to bytes on their way to the client; empty ones do not arrive. */
    public void alterAnswers(UnaryOperator<byte[]> change) {
        onTheWay = change;
    }

    @Override
    public void send(byte[] records) throws IOException {
        sent.add(records.clone());
        thread.execute(() -> {
            engine.feed(records);
            pump();
        });
    }

    private void pump() {
        ServerEvent last = Dispatch.run(engine, server::answer, new ArrayList<>());
        deliver();
        if (last instanceof ServerEvent.Closed) {
            client.ended(Optional.empty());
        }
    }

    private void deliver() {
        byte[] drained = engine.drain();
        if (drained.length > 0) {
            byte[] bytes = onTheWay.apply(drained);
            answered.add(bytes.clone());
            client.received(bytes);
        }
    }

    /** Something the server does unasked, after everything that was sent to it. */
    public void serverDoes(Consumer<ServerEngine> deed)
            throws InterruptedException, ExecutionException, TimeoutException {
        thread.submit(() -> {
                    deed.accept(engine);
                    deliver();
                })
                .get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }

    /** Waits until the server has handled what it was sent, and what the client sent in return to that, and so on once more. */
    public void settle() throws InterruptedException, ExecutionException, TimeoutException {
        for (int i = 0; i < 3; i++) {
            serverDoes(_ -> {});
        }
    }

    /** Ends the server's thread. */
    public void stop() {
        thread.shutdownNow();
    }
}
