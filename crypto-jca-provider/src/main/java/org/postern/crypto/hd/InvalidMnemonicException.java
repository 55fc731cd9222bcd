package org.postern.crypto.hd;

import java.security.GeneralSecurityException;

/** Recovery words that cannot be right (client.md §3). The message names places, never words. */
public final class InvalidMnemonicException extends GeneralSecurityException {
    InvalidMnemonicException(String message) {
        super(message);
    }
}
