package org.postern.client.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.ServerUnreachable;

/**
 * Batches of blocks on their way: a few at once, their results taken in order. Who adds faster than the network carries waits
 * here, so that memory does not grow with the file (transport.md §4.4).
 */
final class Batches<T> implements AutoCloseable {
    /** Blocks in one body: about 2 MB, under the 3 MB that every server takes. */
    static final int SIZE = 16;

    private static final int IN_FLIGHT = 3;

    /** Takes results in the order in which the batches were added. */
    @FunctionalInterface
    interface Receiver<T> {
        void accept(T result) throws ClientFailure, IOException;
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Future<T>> pending = new ArrayDeque<>();
    private final Receiver<T> receiver;

    Batches(Receiver<T> receiver) {
        this.receiver = receiver;
    }

    /** Starts a batch; waits for the oldest one while too many are under way. */
    void add(Callable<T> batch) throws ClientFailure, IOException {
        if (pending.size() == IN_FLIGHT) {
            takeOldest();
        }
        pending.add(threads.submit(batch));
    }

    /** Waits for all. */
    void finish() throws ClientFailure, IOException {
        while (!pending.isEmpty()) {
            takeOldest();
        }
    }

    private void takeOldest() throws ClientFailure, IOException {
        try {
            receiver.accept(pending.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnreachable("The transfer was interrupted.", e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static ClientFailure failure(ExecutionException batch) throws IOException {
        return switch (batch.getCause()) {
            case null -> throw new AssertionError("a failed batch has a cause", batch);
            case ClientFailure failure -> failure;
            case IOException io -> throw io;
            case UncheckedIOException io -> throw io.getCause();
            case RuntimeException defect -> throw defect;
            case Error defect -> throw defect;
            default -> throw new AssertionError("a batch throws nothing else", batch);
        };
    }

    /** Ends what is still under way after a failure. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
