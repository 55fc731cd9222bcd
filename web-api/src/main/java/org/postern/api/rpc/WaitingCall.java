package org.postern.api.rpc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postern.core.caller.Address;
import org.postern.transport.message.CallReply;
import org.postern.transport.server.ServerEvent.Call;

/**
 * A call whose answer comes later (transport.md §12.5). It holds no thread; its waiting is over when it was answered, or when
 * there is nobody any more to be answered.
 */
public final class WaitingCall {
    private static final String STOPPED = "Server stops";

    private final Dispatched.Later later;
    private final WaitingRoom room;
    private final Address address;
    private final CompletableFuture<?> due;
    private final AtomicBoolean left = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile boolean abandoned;

    WaitingCall(Dispatched.Later later, WaitingRoom room, Address address) {
        this.later = later;
        this.room = room;
        this.address = address;
        this.due = later.answer().ready().toCompletableFuture().copy();
    }

    /** Takes a place in the waiting room; false where there is none. */
    boolean enter() {
        return room.enter(this, address);
    }

    /**
     * Begins to wait.
     *
     * @param handOver told once, on any thread, that the answer is to be made now; it must not make it itself
     */
    public void begin(Runnable handOver) {
        var _ = due.orTimeout(later.answer().patience().toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((_, _) -> {
                    if (!abandoned) {
                        handOver.run();
                    }
                });
    }

    Call call() {
        return later.call();
    }

    /** Makes the answer, with which the waiting ends. */
    CallReply answer() {
        try {
            return stopped
                    ? new CallReply.InternalFailure(call().id(), STOPPED)
                    : later.reply().get();
        } finally {
            leave();
        }
    }

    /** The server stops: the answer says so, and is to be made now. */
    void stop() {
        stopped = true;
        leave();
        var _ = due.cancel(false);
    }

    /** Nobody is there any more to be answered; nothing happens after an answer. */
    public void abandon() {
        abandoned = true;
        leave();
        var _ = due.cancel(false);
    }

    private void leave() {
        if (left.compareAndSet(false, true)) {
            room.leave(this, address);
            later.answer().release().run();
        }
    }
}
