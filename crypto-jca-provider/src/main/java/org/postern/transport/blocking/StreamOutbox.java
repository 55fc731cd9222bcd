package org.postern.transport.blocking;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.postern.transport.client.ClientRecords;
import org.postern.transport.client.HandshakeMessage;
import org.postern.transport.message.CallRequest;
import org.postern.transport.record.DirectionKeys;

/**
 * What a record stream of the client sends (transport.md §27). Whoever finds the link free sends for all: the calls other threads make
 * meanwhile leave together in the next piece, and nobody who only wants to add a record waits for the network.
 */
final class StreamOutbox {
    private static final int MAX_PIECE = 256 << 10;

    /** With more than this not yet sent, calls wait. */
    private static final int MAX_UNSENT = 1 << 20;

    private final RecordLink link;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ClientRecords records = new ClientRecords();
    private boolean held;
    private boolean callsUnsent;
    private boolean sending;
    private boolean closed;

    StreamOutbox(RecordLink link) {
        this.link = link;
    }

    /** Adds a call, after waiting for the end of a key exchange and for room. */
    void call(long id, CallRequest call, Deadline deadline) throws IOException {
        lock.lock();
        try {
            awaitWhile(() -> held || records.undrained() > MAX_UNSENT, deadline);
            records.call(id, call);
            callsUnsent = true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether so much waits to be sent that whoever adds calls should send it first. */
    boolean isCrowded() {
        lock.lock();
        try {
            return records.undrained() > MAX_UNSENT / 2;
        } finally {
            lock.unlock();
        }
    }

    /** Keeps calls and other key exchanges out, after waiting for the end of an earlier one. */
    void hold(Deadline deadline) throws IOException {
        lock.lock();
        try {
            awaitWhile(() -> held, deadline);
            held = true;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #hold}, without waiting; false if a key exchange is running. */
    boolean tryHold() {
        lock.lock();
        try {
            boolean free = !held && !closed;
            held |= free;
            return free;
        } finally {
            lock.unlock();
        }
    }

    /** Lets calls in again. */
    void release() {
        lock.lock();
        try {
            held = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Adds a handshake; only for the holder. */
    void handshake(HandshakeMessage message) {
        lock.lock();
        try {
            records.handshake(message);
        } finally {
            lock.unlock();
        }
    }

    /** Adds a change cipher spec; only for the holder. */
    void switchTo(DirectionKeys keys) {
        lock.lock();
        try {
            records.switchTo(keys);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends what was added, unless another thread is about to.
     *
     * @throws IOException if the link fails; what others have added is lost too
     */
    void flush() throws IOException {
        byte[] bytes = next(false);
        while (bytes.length > 0) {
            for (int from = 0; from < bytes.length; from += MAX_PIECE) {
                link.send(
                        bytes.length <= MAX_PIECE
                                ? bytes
                                : Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + MAX_PIECE)));
            }
            bytes = next(true);
        }
    }

    /**
     * Sends handshakes for the thread that reads. It never sends calls: those who made them do, and it must go on reading, because a
     * server that cannot send does not read either.
     */
    void flushHandshakes() throws IOException {
        lock.lock();
        try {
            if (callsUnsent) {
                return;
            }
        } finally {
            lock.unlock();
        }
        flush();
    }

    /** What is to be sent by this thread now; nothing if another one sends. */
    private byte[] next(boolean mine) {
        lock.lock();
        try {
            if (closed || (sending && !mine)) {
                return new byte[0];
            }
            sending = records.undrained() > 0;
            callsUnsent = false;
            changed.signalAll();
            return sending ? records.drain() : new byte[0];
        } finally {
            lock.unlock();
        }
    }

    /** Wakes up all who wait; nothing is sent any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitWhile(BooleanSupplier obstacle, Deadline deadline) throws IOException {
        try {
            while (!closed && obstacle.getAsBoolean()) {
                if (!changed.await(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
                    throw deadline.passed();
                }
            }
            if (closed) {
                throw new IOException("the record stream is over");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting to send");
        }
    }
}
