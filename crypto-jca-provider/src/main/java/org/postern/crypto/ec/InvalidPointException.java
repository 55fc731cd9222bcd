package org.postern.crypto.ec;

import java.security.InvalidKeyException;

/** A byte string or text that is no public key on secp256k1 (transport.md §16.2). */
public final class InvalidPointException extends InvalidKeyException {
    InvalidPointException(String message) {
        super(message);
    }

    InvalidPointException(String message, Throwable cause) {
        super(message, cause);
    }
}
