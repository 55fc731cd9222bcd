package org.postern.core.call;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.postern.protocol.ProtocolException;

/**
 * What a deed answers: at once, or later without holding a thread (transport.md §12.5; api.md §10 {@code sinkPoll}).
 *
 * @param <R> the method's result
 */
public sealed interface Answer<R> {

    /** The result is known. */
    record Now<R>(R result) implements Answer<R> {}

    /**
     * The result can be made when something has happened, or when the time for that is over.
     *
     * @param ready completes, well or badly, when the result can be made; whoever completes it does nothing of the call's work
     * @param patience after which the result is made in any case
     * @param work makes the result then, on a thread of its own; not at all when nobody waits for it any more
     * @param release run once nobody waits any more, whether there was an answer, the client has gone or the server stops
     */
    record Later<R>(CompletionStage<?> ready, Duration patience, Work<R> work, Runnable release) implements Answer<R> {}

    /** The rest of a deed. */
    @FunctionalInterface
    interface Work<R> {
        R result() throws ProtocolException;
    }

    static <R> Answer<R> of(R result) {
        return new Now<>(result);
    }
}
