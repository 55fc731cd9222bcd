package org.postern.protocol.directory.history;

import java.util.Optional;

/** How two headers can exclude each other, so that no honest server has signed both (pki.md §15). */
public enum Contradiction {
    /** The same number in the chain, and not the same revision. */
    SAME_NUMBER,
    /** The same predecessor, and not the same revision. */
    SAME_PREDECESSOR,
    /** The numbers follow each other, and the later one names another predecessor. */
    NOT_CHAINED;

    /** How these two exclude each other; nothing when they do not. */
    public static Optional<Contradiction> between(SignedHeader a, SignedHeader b) {
        if (a.revision().equals(b.revision())) {
            return Optional.empty();
        }
        if (a.header().seq() == b.header().seq()) {
            return Optional.of(SAME_NUMBER);
        }
        if (a.header().previous().equals(b.header().previous())) {
            return Optional.of(SAME_PREDECESSOR);
        }
        return follows(a, b) || follows(b, a) ? Optional.of(NOT_CHAINED) : Optional.empty();
    }

    /** Whether b has the number after a's without being its successor. */
    private static boolean follows(SignedHeader a, SignedHeader b) {
        return b.header().seq() - 1 == a.header().seq()
                && !b.header().previous().equals(a.revision());
    }
}
