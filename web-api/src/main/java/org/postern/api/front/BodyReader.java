package org.postern.api.front;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postern.api.http.NetworkMemory;
import org.postern.api.http.Pace;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * Receives one body without a thread that waits for it (transport.md §23: slow bodies are cut off). All of it runs on the
 * thread of its connection.
 */
final class BodyReader {
    private static final int CHECK_SECONDS = 1;

    private final HttpServerExchange exchange;
    private final StreamSourceChannel source;
    private final Collected collected;
    private final Consumer<byte[]> whole;
    private final long begun = System.nanoTime();
    private XnioExecutor.@Nullable Key check;
    private boolean over;

    private BodyReader(
            HttpServerExchange exchange, StreamSourceChannel source, Collected collected, Consumer<byte[]> whole) {
        this.exchange = exchange;
        this.source = source;
        this.collected = collected;
        this.whole = whole;
    }

    /**
     * Receives the body of a request; one that is too large, too slow or too much for the memory is refused here.
     *
     * @param limit bytes of any body
     * @param whole takes the whole body
     */
    static void read(HttpServerExchange exchange, int limit, NetworkMemory share, Consumer<byte[]> whole) {
        long announced = exchange.getRequestContentLength();
        if (announced > limit) {
            Refusal.tooLarge(exchange, limit);
        } else if (exchange.isRequestComplete()) {
            whole.accept(new byte[0]);
        } else {
            Collected collected = new Collected(announced < 0 ? limit : (int) announced, share);
            new BodyReader(exchange, exchange.getRequestChannel(), collected, whole).readOn();
        }
    }

    private void readOn() {
        try (PooledByteBuffer pooled =
                exchange.getConnection().getByteBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            while (!over) {
                buffer.clear();
                int read = source.read(buffer);
                if (read == 0) {
                    waitForMore();
                    return;
                }
                if (read < 0) {
                    end();
                    whole.accept(collected.toBytes());
                } else {
                    keep(buffer.flip());
                }
            }
        } catch (IOException e) {
            // The client is gone, or does not speak HTTP: there is nobody to tell.
            end();
            Refusal.close(exchange);
        }
    }

    private void keep(ByteBuffer received) {
        switch (collected.add(received)) {
            case KEPT -> {}
            case TOO_LARGE -> {
                end();
                Refusal.tooLarge(exchange, collected.most());
            }
            case NO_MEMORY -> {
                end();
                Refusal.busy(exchange);
            }
        }
    }

    private void waitForMore() {
        if (check == null) {
            source.getReadSetter().set(_ -> readOn());
            checkLater();
        }
        source.resumeReads();
    }

    private void checkLater() {
        check = exchange.getIoThread().executeAfter(this::checkPace, CHECK_SECONDS, TimeUnit.SECONDS);
    }

    private void checkPace() {
        if (over) {
            return;
        }
        if (!exchange.getConnection().isOpen()) {
            end();
            Refusal.close(exchange);
        } else if (Pace.isTooSlow(Duration.ofNanos(System.nanoTime() - begun), collected.size())) {
            end();
            Refusal.refuse(exchange, StatusCodes.REQUEST_TIME_OUT, "Expected the body in less time");
        } else {
            checkLater();
        }
    }

    private void end() {
        over = true;
        source.suspendReads();
        source.getReadSetter().set(null);
        if (check != null) {
            check.remove();
        }
    }
}
