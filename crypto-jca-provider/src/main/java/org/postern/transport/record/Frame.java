package org.postern.transport.record;

/** A record as received; how it was protected is its type, so that no handler can take one for the other (transport.md §6.3, §6.4). */
public sealed interface Frame {
    /** What the record carries. */
    ContentType type();

    /** Its bytes, decrypted. */
    Payload payload();

    /** A plain record: anybody on the way may have written it. */
    record Plain(ContentType type, Payload payload) implements Frame {}

    /** An encrypted record whose tag and MAC were right. */
    record Protected(ContentType type, Payload payload) implements Frame {}
}
