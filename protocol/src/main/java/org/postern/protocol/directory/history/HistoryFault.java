package org.postern.protocol.directory.history;

/** How a list of headers can be wrong (pki.md §10.3). */
public enum HistoryFault {
    /** The revision of a header is not its hash. */
    HASH,
    /** A header of another version of the format. */
    VERSION,
    /** A header signed by another key. */
    ISSUER,
    /** A header that the server's key did not sign. */
    SIGNATURE,
    /** A header that does not name the one before it as its predecessor. */
    CHAIN,
    /** A header whose number does not follow. */
    NUMBER,
    /** A first header that names a predecessor. */
    BEGINNING,
    /** A header that commits to another key for the places of names than the one before. */
    INDEX_KEY;

    static HistoryFault of(HeaderFault fault) {
        return switch (fault) {
            case HASH -> HASH;
            case VERSION -> VERSION;
            case ISSUER -> ISSUER;
            case SIGNATURE -> SIGNATURE;
        };
    }
}
