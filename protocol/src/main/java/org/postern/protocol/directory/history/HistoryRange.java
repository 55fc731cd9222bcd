package org.postern.protocol.directory.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.postern.protocol.directory.Revision;

/**
 * Which part of the history is asked for (pki.md §10.1): what is newer than any of the three.
 *
 * @param revision the newest revision known to the one who asks; an unknown one does not stop the walk
 * @param seq its number; -1 for everything
 * @param timestamp its time in milliseconds; 0 for everything
 * @param limit at most so many of the oldest headers that fit, at least 1
 */
public record HistoryRange(Optional<Revision> revision, long seq, long timestamp, int limit) {
    public HistoryRange {
        if (limit < 1) {
            throw new IllegalArgumentException("Expected a limit of at least 1, found " + limit);
        }
    }

    /** The headers from a head backwards, newest first. Keeps no more in memory than the limit says. */
    public List<SignedHeader> of(SignedHeader head, HeaderStore store) {
        Deque<SignedHeader> found = new ArrayDeque<>();
        SignedHeader at = head;
        while (isWanted(at)) {
            found.addLast(at);
            if (found.size() > limit) {
                found.removeFirst();
            }
            if (at.header().seq() == 0) {
                break;
            }
            at = before(at, store);
        }
        return List.copyOf(found);
    }

    /** Numbers fall by one with each step, so the walk ends even where a store answers wrongly. */
    private static SignedHeader before(SignedHeader at, HeaderStore store) {
        SignedHeader before = store.header(at.header().previous());
        if (before.header().seq() != at.header().seq() - 1) {
            throw new IllegalStateException("Expected number " + (at.header().seq() - 1) + " before " + at.revision()
                    + ", found " + before.header().seq());
        }
        return before;
    }

    private boolean isWanted(SignedHeader at) {
        return revision.filter(at.revision()::equals).isEmpty()
                && at.header().timestamp() > timestamp
                && at.header().seq() > seq;
    }
}
