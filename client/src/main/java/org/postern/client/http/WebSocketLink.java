package org.postern.client.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postern.transport.blocking.RecordLink;

/** Carries one record stream over a WebSocket (transport.md §27). */
public final class WebSocketLink implements RecordLink {
    /** The slowest line on which a stream is expected to work needs 8 s for the longest message, 256 KiB. */
    private static final Duration SEND = Duration.ofSeconds(40);

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    /**
     * After something was sent the line is tried out so often, for as long as an answer may take. A line that is down is not always
     * noticed by reading: the socket may miss the end of one that broke off while it was handing something over.
     */
    private static final Duration PROBE = Duration.ofSeconds(2);

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final WebSocket socket;
    private final Listener listener;
    private final AtomicBoolean probing = new AtomicBoolean();
    private volatile long lastSent;

    WebSocketLink(WebSocket socket, Listener listener) {
        this.socket = socket;
        this.listener = listener;
    }

    /**
     * Takes what arrives, on a thread of the connection: one call at a time, nothing after {@link #ended}. Both may come before whoever
     * opens the socket has it, on the thread that would bring it: so they must not wait for it.
     */
    public interface Receiver {
        /** Bytes of the stream, from anywhere inside a record to anywhere inside another. */
        void received(byte[] bytes);

        /** The stream is over; with the reason unless this side has closed it. */
        void ended(Optional<IOException> reason);
    }

    @Override
    public void send(byte[] records) throws IOException {
        await(socket.sendBinary(ByteBuffer.wrap(records), true));
        lastSent = System.nanoTime();
        if (probing.compareAndSet(false, true)) {
            probeLater();
        }
    }

    private void probeLater() {
        CompletableFuture.delayedExecutor(PROBE.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(this::probe);
    }

    /** What comes back does not matter: writing to a line that is down fails, on a busy one it waits. */
    private void probe() {
        if (!isOpen() || System.nanoTime() - lastSent > LONGEST_ANSWER.toNanos()) {
            probing.set(false);
            return;
        }
        var _ = socket.sendPing(ByteBuffer.allocate(0)).whenComplete((same, failure) -> {
            if (failure instanceof IOException) {
                listener.onError(socket, failure);
            } else {
                // Also where another ping or pong is just on its way.
                probeLater();
            }
        });
    }

    private void await(CompletableFuture<WebSocket> sent) throws IOException {
        try {
            sent.get(SEND.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            socket.abort();
            throw new IOException("expected the server to read within " + SEND.toSeconds() + " s, it did not", e);
        } catch (InterruptedException e) {
            // Half a message may be on its way.
            socket.abort();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while sending to the server");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    /** Whether both directions are still open. */
    public boolean isOpen() {
        return !socket.isOutputClosed() && !socket.isInputClosed();
    }

    /** Says farewell, so that the server need not take it for a broken line, but does not wait for its answer. */
    @Override
    public void close() {
        try {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException broken) {
            // Then there is nobody to say it to.
        }
        socket.abort();
    }

    /** Hands the messages of a socket on, and its end once. */
    static final class Listener implements WebSocket.Listener {
        private final Receiver receiver;
        private boolean over;

        Listener(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public synchronized @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            if (!over) {
                receiver.received(bytes);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            end(Optional.of(new IOException("expected binary messages, found text")));
            socket.abort();
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            end(socket.isOutputClosed() ? Optional.empty() : Optional.of(new StreamClosed(code, reason)));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            end(Optional.of(error instanceof IOException io ? io : new IOException(error)));
        }

        private synchronized void end(Optional<IOException> reason) {
            if (!over) {
                over = true;
                receiver.ended(reason);
            }
        }
    }
}
