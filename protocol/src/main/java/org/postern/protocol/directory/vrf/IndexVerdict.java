package org.postern.protocol.directory.vrf;

import org.postern.protocol.directory.BitString;

/** What the proof of an index is worth (pki.md §9, step 3). */
public sealed interface IndexVerdict {
    /** The name stands there and nowhere else. */
    record Proven(BitString index) implements IndexVerdict {}

    /** Nothing is known about the name. */
    record Refused(Fault fault) implements IndexVerdict {}

    /** The ways in which it can be wrong. */
    enum Fault {
        /** Made by another function than this server uses. */
        FUNCTION,
        /** The value is no index of this function. */
        FORM,
        /** The value is not the one of this name and this key. */
        VALUE,
        /** The proof does not hold. */
        PROOF
    }
}
