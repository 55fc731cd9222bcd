package org.postern.api.rpc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.api.rpc.Conversation.Step;

/**
 * The answer to one body of records (transport.md §4.2), made in parts: a small request for much data does not fill the
 * memory, and while a part is on its way, or a call waits, there is no thread.
 */
public final class BodyAnswer {
    private final Conversation conversation;
    private CallerSource callers;
    private Optional<WaitingCall> waiting = Optional.empty();
    private boolean complete;
    private boolean called;
    private boolean tooSoon;

    BodyAnswer(Conversation conversation, CallerSource callers) {
        this.conversation = conversation;
        this.callers = callers;
    }

    /**
     * The next part: at least that many bytes, or all that is left, see {@link #isComplete}, or all up to a call that waits, see
     * {@link #waiting}. The call that the last part has ended at is answered first; it has been waited for.
     */
    public ByteBuffer[] next(int enough) {
        waiting.ifPresent(this::goOn);
        List<ByteBuffer> part = new ArrayList<>();
        int size = drainTo(part);
        while (!complete && waiting.isEmpty() && size < enough) {
            switch (conversation.step(callers)) {
                case Step.Answered() -> called = true;
                case Step.Waits(WaitingCall call) -> {
                    called = true;
                    waiting = Optional.of(call);
                }
                case Step.NeedsInput() -> complete = true;
                case Step.Closed(boolean busy) -> {
                    complete = true;
                    tooSoon = busy && !called;
                }
            }
            size += drainTo(part);
        }
        return part.toArray(ByteBuffer[]::new);
    }

    private void goOn(WaitingCall call) {
        conversation.answer(call);
        waiting = Optional.empty();
        // Much can have happened to a session meanwhile.
        callers = callers.renewed();
    }

    private int drainTo(List<ByteBuffer> part) {
        byte[] bytes = conversation.drain();
        if (bytes.length > 0) {
            part.add(ByteBuffer.wrap(bytes));
        }
        return bytes.length;
    }

    /** The call that must be answered before the next part can be made; the calls behind it wait with it (§12.5). */
    public Optional<WaitingCall> waiting() {
        return waiting;
    }

    /** Whether nothing of the body was done because its sender asks for too much; later he may send it again. */
    public boolean isTooSoon() {
        return tooSoon;
    }

    /** Whether nothing was called and nobody has logged in. */
    public boolean isFruitless() {
        return conversation.isFruitless();
    }

    /** Tickets given since this was last asked. */
    public int takeTickets() {
        return conversation.takeTickets();
    }

    /** Whether the last part was given out. */
    public boolean isComplete() {
        return complete;
    }
}
