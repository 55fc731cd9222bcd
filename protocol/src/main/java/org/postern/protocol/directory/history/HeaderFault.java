package org.postern.protocol.directory.history;

/** How a single header can be wrong (pki.md §10.2). */
public enum HeaderFault {
    /** The revision is not the hash of signature and header. */
    HASH,
    /** Another version of the format, or numbers outside it. */
    VERSION,
    /** The signature names another key than the server's first primary key. */
    ISSUER,
    /** The server's key did not sign this, or the packet is none of type 00. */
    SIGNATURE
}
