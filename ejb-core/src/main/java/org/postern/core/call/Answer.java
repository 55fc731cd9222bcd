package org.postern.core.call;

import java.util.concurrent.CompletionStage;

/**
 * What a deed answers: at once, or later without holding a thread (api.md §10 {@code sinkPoll}, §18 {@code proxy}).
 *
 * @param <R> the method's result
 */
public sealed interface Answer<R> {

    /** The result is known. */
    record Now<R>(R result) implements Answer<R> {}

    /**
     * The result, or the refusal, comes when the stage completes. Whoever completes it must not wait on that thread, and must
     * complete it at last, also when the server stops.
     */
    record Later<R>(CompletionStage<R> result) implements Answer<R> {}

    static <R> Answer<R> of(R result) {
        return new Now<>(result);
    }
}
