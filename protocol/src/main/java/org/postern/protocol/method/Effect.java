package org.postern.protocol.method;

/** What a method does to what is stored; it decides what goes on while the disk is nearly full (api.md §22). */
public enum Effect {
    /** Nothing. */
    READS,
    /** Replaces or removes what is there: it takes no more room than there was, or gives some back. */
    CHANGES,
    /** Stores more than there was. */
    ADDS;

    /** Whether the server is another one afterwards. */
    public boolean changes() {
        return this != READS;
    }
}
