package org.postern.protocol.keystore;

/** Bytes that are no keystore, document or signature packet (pki.md §3, §4); the message says what was expected. */
public final class KeystoreException extends Exception {
    private static final long serialVersionUID = 1L;

    KeystoreException(String message) {
        super(message);
    }

    KeystoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
