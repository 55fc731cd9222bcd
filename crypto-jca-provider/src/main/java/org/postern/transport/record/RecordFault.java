package org.postern.transport.record;

/** Why a record was refused (transport.md §6.1, §6.4, §6.5). */
public enum RecordFault {
    /** The version is not 1. */
    UNSUPPORTED_VERSION,
    /** The tag of an encrypted header is wrong. */
    WRONG_TAG,
    /** The MAC of an encrypted record is wrong. */
    WRONG_MAC,
    /** The length is above the bound, or no whole number of cipher blocks. */
    WRONG_LENGTH,
    /** The body ends inside a record. */
    TRUNCATED
}
