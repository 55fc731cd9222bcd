package org.postern.transport.blocking;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.postern.transport.client.TransportException;

/** How a record stream ended, for those who wait for something from it and those who come later (transport.md §27.6). */
final class StreamEnd {
    private final CompletableFuture<Exception> cause = new CompletableFuture<>();

    /** What to do at the end, once. */
    void whenEnded(Consumer<Exception> deed) {
        var _ = cause.thenAccept(deed);
    }

    /** Ends the stream, unless it has ended before. */
    void end(Exception reason) {
        cause.complete(reason);
    }

    boolean hasCome() {
        return cause.isDone();
    }

    /**
     * Passes while the stream lives.
     *
     * @throws TransportException what ended it, if it was a failure of the connection
     * @throws IOException if something else ended it
     */
    void requireNotCome() throws IOException, TransportException {
        if (!cause.isDone()) {
            return;
        }
        Exception reason = cause.join();
        if (reason instanceof TransportException transport) {
            throw transport;
        }
        throw new IOException("the record stream is over: " + reason.getMessage(), reason);
    }

    /** Waits for something that only the end of the stream lets fail. */
    <T> T await(CompletableFuture<T> something, Deadline deadline) throws IOException, TransportException {
        try {
            return something.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw deadline.passed();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an answer");
        } catch (ExecutionException _) {
            requireNotCome();
            throw new AssertionError("only the end of the stream fails what waits");
        }
    }
}
