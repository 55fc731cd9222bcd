package org.postern.protocol.directory.history;

import java.util.Optional;

/** What a list of headers is worth (pki.md §10.3). */
public sealed interface HistoryVerdict {
    /**
     * Every header is the server's and continues the one before.
     *
     * @param head the newest header that is verified now; nothing when there is none at all
     * @param clockWentBack a header is older than the one before it, which an honest server whose clock was set back makes
     */
    record Consistent(Optional<SignedHeader> head, boolean clockWentBack) implements HistoryVerdict {}

    /**
     * The server has signed two histories. Both headers are evidence; what was known must not be overwritten.
     *
     * @param known the header verified earlier
     * @param received a header by the same key that excludes it
     */
    record Forked(SignedHeader known, SignedHeader received, Contradiction how) implements HistoryVerdict {}

    /**
     * The list shows nothing.
     *
     * @param at the header that is wrong
     */
    record Refused(HistoryFault fault, SignedHeader at) implements HistoryVerdict {}
}
