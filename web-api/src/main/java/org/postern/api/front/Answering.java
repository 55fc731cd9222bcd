package org.postern.api.front;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postern.api.http.NetworkMemory;
import org.postern.api.rpc.BodyAnswer;
import org.postern.api.rpc.Failures;
import org.postern.api.rpc.WaitingCall;
import org.xnio.Buffers;

/**
 * Makes and sends the answer to one body, part by part. A thread works while there is something to make; while a part is on
 * its way to a slow reader there is none.
 */
final class Answering implements HttpHandler {
    /** Bytes of a part: as much as a fast reader takes at once. */
    private static final int PART = 256 << 10;

    private final Supplier<BodyAnswer> begin;
    private final NetworkMemory share;
    private final IntFunction<Duration> turn;
    private final SecureRandom random;
    private @Nullable BodyAnswer answer;
    private long charged;

    /**
     * Nothing is begun.
     *
     * @param turn how long the answer to a body waits that led to nothing but so many tickets
     */
    Answering(Supplier<BodyAnswer> begin, NetworkMemory share, IntFunction<Duration> turn, SecureRandom random) {
        this.begin = begin;
        this.share = share;
        this.turn = turn;
        this.random = random;
    }

    /** One part, on a thread of its own. */
    @Override
    public void handleRequest(HttpServerExchange exchange) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        // What a call uses looks for its classes and settings by this, as it does below a servlet.
        Thread.currentThread().setContextClassLoader(Answering.class.getClassLoader());
        try {
            BodyAnswer begun = answer == null ? begin.get() : answer;
            answer = begun;
            ByteBuffer[] part = begun.next(PART);
            Duration wait = begun.isComplete() && begun.isFruitless() ? turn.apply(begun.takeTickets()) : Duration.ZERO;
            if (wait.isZero()) {
                send(exchange, part, begun);
            } else {
                exchange.dispatch(exchange.getIoThread(), () -> sendLater(exchange, part, begun, wait));
            }
        } catch (RuntimeException e) {
            var _ = Failures.report("A body", e, random);
            fail(exchange);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private void sendLater(HttpServerExchange exchange, ByteBuffer[] part, BodyAnswer from, Duration wait) {
        HttpHandler sending = late -> send(late, part, from);
        Runnable whenDue = () -> {
            if (!exchange.isComplete()) {
                exchange.dispatch(exchange.getConnection().getWorker(), sending);
            }
        };
        exchange.getIoThread().executeAfter(whenDue, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send(HttpServerExchange exchange, ByteBuffer[] part, BodyAnswer from) {
        if (from.isTooSoon() && !exchange.isResponseStarted()) {
            // The alert is in the body; whoever does not read records is told as well (RFC 6585 §4).
            exchange.setStatusCode(StatusCodes.TOO_MANY_REQUESTS);
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, Refusal.RETRY_SECONDS);
        }
        long size = Buffers.remaining(part);
        if (size > 0 && !charge(size)) {
            Refusal.close(exchange);
        } else if (size > 0) {
            IoCallback next = from.isComplete() ? IoCallback.END_EXCHANGE : new Continuation(from);
            exchange.getResponseSender().send(part, next);
        } else if (from.isComplete()) {
            exchange.endExchange();
        } else {
            goOn(exchange, from);
        }
    }

    /** Another part, at once or when the call that it begins with can be answered. */
    private void goOn(HttpServerExchange exchange, BodyAnswer from) {
        Optional<WaitingCall> waiting = from.waiting();
        if (waiting.isPresent()) {
            // Only after this thread has left the exchange may another one come back to it.
            exchange.dispatch(exchange.getIoThread(), () -> await(exchange, waiting.get()));
        } else {
            exchange.dispatch(exchange.getConnection().getWorker(), this);
        }
    }

    /** Leaves the exchange without a thread until the call can be answered or the client has gone; on the thread of the connection. */
    private void await(HttpServerExchange exchange, WaitingCall call) {
        exchange.addExchangeCompleteListener((_, next) -> {
            call.abandon();
            next.proceed();
        });
        Optional<Departure> departure = Departure.watch(exchange);
        call.begin(() -> exchange.getIoThread().execute(() -> {
            departure.ifPresent(Departure::end);
            if (!exchange.isComplete()) {
                exchange.dispatch(exchange.getConnection().getWorker(), this);
            }
        }));
    }

    /** The largest part so far counts, because only one is on its way. */
    private boolean charge(long size) {
        boolean enough = size <= charged || share.take(size - charged);
        charged = Math.max(charged, size);
        return enough;
    }

    private static void fail(HttpServerExchange exchange) {
        if (exchange.isResponseStarted()) {
            Refusal.close(exchange);
        } else {
            exchange.setStatusCode(StatusCodes.INTERNAL_SERVER_ERROR);
            exchange.endExchange();
        }
    }

    private final class Continuation implements IoCallback {
        private final BodyAnswer from;

        Continuation(BodyAnswer from) {
            this.from = from;
        }

        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            goOn(exchange, from);
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException failure) {
            Refusal.close(exchange);
        }
    }
}
