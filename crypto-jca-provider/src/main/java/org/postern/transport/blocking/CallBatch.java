package org.postern.transport.blocking;

import java.util.List;
import java.util.concurrent.locks.Condition;
import org.postern.transport.message.CallOutcome;

/** Calls that were made together and whose maker waits for all of them (transport.md §12.1, §27.3). Guarded by the lock of the stream. */
final class CallBatch {
    private final Condition complete;
    private final CallOutcome[] outcomes;
    private int missing;
    private long lastProgress;

    CallBatch(int size, Condition complete) {
        this.complete = complete;
        this.outcomes = new CallOutcome[size];
        this.missing = size;
    }

    /** Where the answer to one call belongs. */
    record Place(CallBatch batch, int index) {
        void answered(CallOutcome outcome) {
            batch.answered(index, outcome);
        }
    }

    private void answered(int index, CallOutcome outcome) {
        outcomes[index] = outcome;
        missing--;
        lastProgress = System.nanoTime();
        if (missing == 0) {
            complete.signal();
        }
    }

    /** All calls are on their way: from now on the server's time runs. */
    void sent() {
        lastProgress = System.nanoTime();
    }

    boolean isComplete() {
        return missing == 0;
    }

    /** When the last answer came, in the sense of {@link System#nanoTime}. */
    long lastProgress() {
        return lastProgress;
    }

    /** What its maker waits for. */
    Condition complete() {
        return complete;
    }

    /** One for each call, in their order; only when complete. */
    List<CallOutcome> outcomes() {
        return List.of(outcomes);
    }
}
