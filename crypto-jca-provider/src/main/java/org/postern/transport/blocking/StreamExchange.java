package org.postern.transport.blocking;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.postern.transport.client.StreamEngine;
import org.postern.transport.client.StreamEvent;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;
import org.postern.transport.message.Members;
import org.postern.transport.message.Notification;

/**
 * A {@link StreamEngine}, its lock, and those who wait (transport.md §27.3, §27.5). Whoever finds the link free sends for all: the calls
 * that others make meanwhile leave together in the next piece. Nobody waits while there is something to send that nobody sends.
 */
final class StreamExchange {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(40);

    /** After this time under old keys the server ends the stream anyway (§9.8). */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final int MAX_PIECE = 256 << 10;

    /** A handshake that a thread of this side waits for. */
    private static final class Handshake {
        private Optional<Members> reply = Optional.empty();

        boolean isOver() {
            return reply.isPresent();
        }
    }

    /** Guards everything below, but is free while the link sends and the listener hears. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition handshakeOver = lock.newCondition();

    /** Those who wait for room, in the order in which they came; only the first one is told of it. */
    private final Deque<Condition> callers = new ArrayDeque<>();

    private final Map<Long, CallBatch.Place> inFlight = new HashMap<>();
    private final StreamEngine engine;
    private final RecordLink link;
    private final Consumer<Notification> listener;
    private Optional<Handshake> handshake = Optional.empty();

    /** Until when the server has to answer a key exchange that it has asked for. */
    private Optional<Long> renewalEnd = Optional.empty();

    private boolean sending;
    private boolean linkClosed;
    private volatile long timeout = DEFAULT_TIMEOUT.toNanos();

    StreamExchange(RecordLink link, Consumer<Notification> listener, StreamEngine engine) {
        this.engine = engine;
        this.link = link;
        this.listener = listener;
    }

    void setTimeout(Duration time) {
        timeout = time.toNanos();
    }

    /** Begins a handshake as soon as no other one runs, and waits for its end. */
    Members handshake(Consumer<StreamEngine> begin) throws IOException, TransportException {
        lock.lock();
        try {
            long end = System.nanoTime() + timeout;
            await(handshakeOver, engine::isIdle, () -> end);
            begin.accept(engine);
            Handshake mine = new Handshake();
            handshake = Optional.of(mine);
            awaitOrEnd(mine, end);
            return mine.reply.orElseThrow();
        } finally {
            unlock();
        }
    }

    private void awaitOrEnd(Handshake mine, long end) throws IOException, TransportException {
        try {
            await(handshakeOver, mine::isOver, () -> end);
        } catch (IOException late) {
            // Whatever the server still answers would meet a client that does not expect it.
            endLocked(late);
            throw late;
        }
    }

    /** Makes calls and waits for all their answers. */
    List<CallOutcome> call(List<CallRequest> requests) throws IOException, TransportException {
        lock.lock();
        try {
            requireOpened();
            CallBatch batch = new CallBatch(requests.size(), lock.newCondition());
            try {
                for (int i = 0; i < requests.size(); i++) {
                    add(requests.get(i), new CallBatch.Place(batch, i));
                }
            } finally {
                // Also those before one that has no form or found no room.
                flush();
            }
            batch.sent();
            await(batch.complete(), batch::isComplete, () -> batch.lastProgress() + timeout);
            return batch.outcomes();
        } finally {
            unlock();
        }
    }

    private void requireOpened() throws IOException, TransportException {
        requireNotEnded();
        if (!engine.isOpen()) {
            throw new IllegalStateException("expected an open stream, found one that is not connected");
        }
    }

    private void add(CallRequest request, CallBatch.Place place) throws IOException, TransportException {
        if (engine.isCrowded()) {
            flush();
        }
        awaitRoom();
        inFlight.put(engine.call(request), place);
    }

    private void awaitRoom() throws IOException, TransportException {
        // Who is at work goes on: to hand the link over for every call would cost more than the call.
        if (engine.hasRoom()) {
            return;
        }
        long end = System.nanoTime() + timeout;
        Condition turn = lock.newCondition();
        callers.add(turn);
        try {
            await(turn, () -> engine.hasRoom() && turn.equals(callers.peek()), () -> end);
        } finally {
            callers.remove(turn);
            tellFirstCaller();
        }
    }

    private void tellFirstCaller() {
        Optional.ofNullable(callers.peek()).ifPresent(Condition::signal);
    }

    private void await(Condition condition, BooleanSupplier done, LongSupplier end)
            throws IOException, TransportException {
        try {
            while (!done.getAsBoolean()) {
                requireNotEnded();
                long nanos = end.getAsLong() - System.nanoTime();
                if (engine.hasUnsent() && !sending) {
                    flush();
                } else if (nanos > 0) {
                    var _ = condition.awaitNanos(nanos);
                } else {
                    endIfOverdue();
                    requireNotEnded();
                    throw new NoAnswerInTime();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the server");
        }
    }

    /** Ends a stream whose server has asked for new keys and then does not answer. */
    private void endIfOverdue() {
        if (renewalEnd.isPresent() && renewalEnd.get() - System.nanoTime() <= 0) {
            endLocked(new NoAnswerInTime());
        }
    }

    /** Sends what there is, also what others add meanwhile; unless another thread is about to. */
    private void flush() {
        flush(engine::hasUnsent);
    }

    private void flush(BooleanSupplier more) {
        if (sending) {
            return;
        }
        sending = true;
        try {
            while (more.getAsBoolean()) {
                byte[] bytes = engine.drain();
                tellFirstCaller();
                sendUnlocked(bytes);
            }
        } catch (IOException | RuntimeException e) {
            endLocked(e);
        } finally {
            sending = false;
        }
    }

    private void sendUnlocked(byte[] bytes) throws IOException {
        lock.unlock();
        try {
            for (int from = 0; from < bytes.length; from += MAX_PIECE) {
                link.send(
                        bytes.length <= MAX_PIECE
                                ? bytes
                                : Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + MAX_PIECE)));
            }
        } finally {
            lock.lock();
        }
    }

    /** Takes what the server has sent. */
    void received(byte[] bytes) {
        lock.lock();
        try {
            engine.feed(bytes);
            boolean more = true;
            while (more) {
                more = handle(engine.next());
            }
        } catch (RuntimeException e) {
            endLocked(e);
        } finally {
            unlock();
        }
    }

    /** Whether there may be more. */
    private boolean handle(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Answered(long call, CallOutcome outcome) -> {
                // The engine lets no answer through to a call that was not made.
                Objects.requireNonNull(inFlight.remove(call)).answered(outcome);
                tellFirstCaller();
                yield true;
            }
            case StreamEvent.Pushed(Notification notification) -> {
                tellUnlocked(notification);
                yield true;
            }
            case StreamEvent.HandshakeDone(Members reply) -> {
                Optional<Handshake> waiting = handshake;
                handshake = Optional.empty();
                // First, so that who waits goes on when the server has been told of the new keys.
                sendHandshakes();
                waiting.ifPresent(over -> over.reply = Optional.of(reply));
                wakeHandshakes();
                yield true;
            }
            case StreamEvent.RenewalBegun() -> {
                renewalEnd = Optional.of(System.nanoTime() + GRACE.toNanos());
                yield true;
            }
            case StreamEvent.RenewalDone() -> {
                renewalEnd = Optional.empty();
                wakeHandshakes();
                yield true;
            }
            case StreamEvent.NeedInput() -> {
                sendHandshakes();
                yield false;
            }
            case StreamEvent.Ended _ -> {
                wakeAll();
                yield false;
            }
        };
    }

    private void tellUnlocked(Notification notification) {
        lock.unlock();
        try {
            listener.accept(notification);
        } finally {
            lock.lock();
        }
    }

    private void wakeHandshakes() {
        handshakeOver.signalAll();
        tellFirstCaller();
    }

    /**
     * Sends for the thread that reads, but never calls: those who made them do, and it must go on reading, because a server that cannot
     * send does not read either.
     */
    private void sendHandshakes() {
        flush(() -> engine.hasUnsent() && !engine.hasUnsentCalls());
        if (engine.hasUnsentCalls() && !sending) {
            // Whoever added them has seen this thread send.
            wakeAll();
        }
    }

    private void requireNotEnded() throws IOException, TransportException {
        Optional<Exception> cause = engine.end();
        if (cause.isEmpty()) {
            return;
        }
        if (cause.get() instanceof TransportException transport) {
            throw transport;
        }
        throw new IOException("the record stream is over: " + cause.get().getMessage(), cause.get());
    }

    private void endLocked(Exception cause) {
        engine.end(cause);
        wakeAll();
    }

    private void wakeAll() {
        handshakeOver.signalAll();
        callers.forEach(Condition::signal);
        inFlight.values().forEach(place -> place.batch().complete().signal());
    }

    /** The link is closed by who ended the stream, without the lock, because a farewell may take its time. */
    private void unlock() {
        boolean closes = engine.end().isPresent() && !linkClosed;
        linkClosed |= closes;
        lock.unlock();
        if (closes) {
            link.close();
        }
    }

    /** Ends the stream, unless it has ended before. */
    void end(Exception cause) {
        lock.lock();
        try {
            endLocked(cause);
        } finally {
            unlock();
        }
    }

    boolean asks(Predicate<StreamEngine> question) {
        lock.lock();
        try {
            return question.test(engine);
        } finally {
            lock.unlock();
        }
    }
}
