package org.postern.transport.blocking;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.postern.transport.client.ClientCalls;
import org.postern.transport.client.RecordRejected;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.Members;

/** The calls of a record stream that are not answered yet, by their ids (transport.md §12.1, §27.3). */
final class StreamCalls {
    /** A server that asks for new keys lets 256 records pass, so all calls in flight are still answered (§9.8). */
    static final int MAX_IN_FLIGHT = 250;

    private final Map<Long, CompletableFuture<CallOutcome>> pending = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(MAX_IN_FLIGHT, true);
    private final AtomicLong lastId = new AtomicLong();

    /** One call on its way. */
    record Pending(long id, CompletableFuture<CallOutcome> outcome) {}

    boolean tryReserve() {
        return room.tryAcquire();
    }

    /** Waits for room for one more call. */
    void reserve(Deadline deadline) throws IOException {
        try {
            if (!room.tryAcquire(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
                throw deadline.passed();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for earlier calls");
        }
    }

    /** Takes a reserved place. */
    Pending register() {
        Pending call = new Pending(lastId.incrementAndGet(), new CompletableFuture<>());
        pending.put(call.id, call.outcome);
        return call;
    }

    /** Gives back the place of a call that was not sent. */
    void forget(Pending call) {
        if (pending.remove(call.id) != null) {
            room.release();
        }
    }

    /** An answer has come; also one that nobody waits for any more. */
    void answered(Members answer) throws RecordRejected {
        if (!(answer.values().get("id") instanceof Long id)) {
            throw RecordRejected.unexpected("the id of a call", "something else");
        }
        CompletableFuture<CallOutcome> outcome = pending.remove(id);
        if (outcome == null) {
            throw RecordRejected.unexpected("the id of a call in flight", "another one");
        }
        room.release();
        outcome.complete(ClientCalls.outcome(answer));
    }

    /** No answers will come any more; whoever waits for a place gets one and finds out. */
    void fail(Exception cause) {
        for (Map.Entry<Long, CompletableFuture<CallOutcome>> call : pending.entrySet()) {
            call.getValue().completeExceptionally(cause);
            forget(new Pending(call.getKey(), call.getValue()));
        }
    }
}
