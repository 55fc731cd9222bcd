package org.postern.protocol.method;

/**
 * What a call leaves behind on the server (transport.md §9.6, §23). Who adds a method without a word about it has one that stores:
 * the server refuses that where it is in doubt.
 */
public enum Effect {
    /** Nothing: the same call may come twice, and a server without room can answer it. */
    READS,
    /** Less than there was: nothing new is stored, and a server without room gains some. */
    REMOVES,
    /** Something new, or something in place of what was there. */
    STORES;

    /** Whether the server is another one afterwards. */
    public boolean changes() {
        return this != READS;
    }
}
