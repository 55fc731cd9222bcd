package org.postern.api.rpc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to one body of records (transport.md §4.2), made in parts: a small request for much data does not fill the
 * memory, and while a part is on its way no thread waits for it.
 */
public final class BodyAnswer {
    private final Conversation conversation;
    private final CallerSource callers;
    private boolean complete;

    BodyAnswer(Conversation conversation, CallerSource callers) {
        this.conversation = conversation;
        this.callers = callers;
    }

    /** The next part: at least that many bytes, or all that is left, see {@link #isComplete}. */
    public ByteBuffer[] next(int enough) {
        List<ByteBuffer> part = new ArrayList<>();
        int size = 0;
        while (!complete && size < enough) {
            complete = conversation.step(callers) != Conversation.Step.ANSWERED;
            byte[] bytes = conversation.drain();
            if (bytes.length > 0) {
                part.add(ByteBuffer.wrap(bytes));
                size += bytes.length;
            }
        }
        return part.toArray(ByteBuffer[]::new);
    }

    /** Whether the last part was given out. */
    public boolean isComplete() {
        return complete;
    }
}
