package org.postern.api.stream;

import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.postern.api.rpc.WaitingCall;

/** The calls of one stream that wait for their answers, and those whose answers can be made now (transport.md §12.5). */
final class LateAnswers {
    private final Set<WaitingCall> waiting = ConcurrentHashMap.newKeySet();
    private final Queue<WaitingCall> due = new ConcurrentLinkedQueue<>();
    private final Runnable wake;

    /**
     * None yet.
     *
     * @param wake told, on any thread, when there is an answer to make
     */
    LateAnswers(Runnable wake) {
        this.wake = wake;
    }

    void await(WaitingCall call) {
        waiting.add(call);
        call.begin(() -> {
            due.add(call);
            wake.run();
        });
    }

    /** A call to be answered now. */
    Optional<WaitingCall> next() {
        Optional<WaitingCall> next = Optional.ofNullable(due.poll());
        next.ifPresent(waiting::remove);
        return next;
    }

    /** Whether there is nothing to answer now. */
    boolean isEmpty() {
        return due.isEmpty();
    }

    boolean isAwaiting() {
        return !waiting.isEmpty();
    }

    /** The client has gone. Called again by whoever may have added a call meanwhile. */
    void abandon() {
        waiting.forEach(WaitingCall::abandon);
        waiting.clear();
    }
}
