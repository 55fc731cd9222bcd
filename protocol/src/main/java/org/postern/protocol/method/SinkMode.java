package org.postern.protocol.method;

/** WriteMode: who may leave messages in a sink (white paper "Mailboxes"; api.md §10 {@code acl}). */
public enum SinkMode {
    /** Only the holder of the sink's private key. */
    PRIVATE,
    /** Any user of any server, verified by the public-key directory. */
    PUBLIC,
    /** Messages signed with any key. */
    ANONYMOUS,
    /** As public; every active user of the server may read. */
    SHARED,
    /** Only the listed low users. */
    LOW
}
