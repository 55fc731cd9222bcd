package org.postern.core.freshness.boundary;

/**
 * Values that count once, until a time: nonces (api.md §4 "Nonce check") and the keys of anonymous senders (api.md §11). A
 * call that is refused in the end has used nothing up.
 *
 * <p>How many there are is bounded by what uses them: each stands for a signature that held, and lives for its time and the
 * cycle of the collection.
 */
public interface OneTimeValues {
    /** Longest value in bytes. */
    int MAX_LENGTH = 64;

    /** What a value is; those of different kinds do not meet. */
    enum Kind {
        NONCE,
        ANONYMOUS_KEY
    }

    /**
     * Uses a value up, within the transaction of the call.
     *
     * @param value 1 to 64 bytes
     * @param until ms since 1970, from when on it could be used again
     * @return whether it was free; of two calls at the same time, for one
     */
    boolean use(Kind kind, byte[] value, long until);

    /**
     * Forgets values whose time is over.
     *
     * @param atMost how many, so that one transaction stays short
     * @return how many were forgotten
     */
    int purge(int atMost);
}
