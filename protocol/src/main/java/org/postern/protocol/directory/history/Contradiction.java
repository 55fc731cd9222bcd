package org.postern.protocol.directory.history;

import java.util.Optional;

/**
 * How two headers can exclude each other, so that no honest server has signed both (pki.md §15). What is compared is what was
 * signed, never the revision: from one signature anybody can make another that holds (s and n - s, unhashed subpackets), and
 * so another revision of the same header. For that reason a broken link by itself is no evidence either.
 */
public enum Contradiction {
    /** The same number in the chain. */
    SAME_NUMBER,
    /** The same predecessor. */
    SAME_PREDECESSOR;

    /** How these two exclude each other; nothing when they do not. */
    public static Optional<Contradiction> between(SignedHeader a, SignedHeader b) {
        if (a.header().equals(b.header())) {
            return Optional.empty();
        }
        if (a.header().seq() == b.header().seq()) {
            return Optional.of(SAME_NUMBER);
        }
        return a.header().previous().equals(b.header().previous()) ? Optional.of(SAME_PREDECESSOR) : Optional.empty();
    }
}
