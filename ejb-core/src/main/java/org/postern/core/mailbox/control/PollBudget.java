package org.postern.core.mailbox.control;

import java.util.ArrayList;
import java.util.List;
import org.postern.core.mailbox.entity.NewMessages.Size;

/**
 * What one answer to {@code sinkPoll} may still carry (api.md §10): the rest is for the next poll. The first message always fits,
 * so that every poll gets on.
 */
final class PollBudget {
    /** With the longest metas, about 2 MiB. */
    static final int METAS = 250;

    static final int MESSAGES = 100;
    private static final long EXTRA = 2 << 20;
    private static final long BLOCK_IDS = 32_768;

    private boolean untouched = true;
    private int messages = MESSAGES;
    private int metas = METAS;
    private long extra = EXTRA;
    private long blockIds = BLOCK_IDS;

    int metas() {
        return metas;
    }

    void takeMetas(int count) {
        metas -= count;
    }

    /** The first of these messages, as many as fit; they are taken. */
    List<Long> take(List<Size> sizes) {
        List<Long> taken = new ArrayList<>();
        for (Size size : sizes) {
            boolean fits = messages > 0 && metas > 0 && size.extra() <= extra && size.blockIds() <= blockIds;
            if (!fits && !untouched) {
                break;
            }
            untouched = false;
            messages--;
            extra -= size.extra();
            blockIds -= size.blockIds();
            taken.add(size.mid());
        }
        return taken;
    }
}
