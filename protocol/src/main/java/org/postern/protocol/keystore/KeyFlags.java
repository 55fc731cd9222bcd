package org.postern.protocol.keystore;

/** What a key may be used for, by its binding (pki.md §3.7). */
final class KeyFlags {
    static final int CERTIFY = 0x01;
    static final int SIGN = 0x02;
    /** What primary keys and subkeys get. */
    static final int DEFAULT = CERTIFY | SIGN;

    private KeyFlags() {}
}
