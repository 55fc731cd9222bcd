package org.postern.crypto.container;

import java.security.GeneralSecurityException;

/** Bytes that are not the cipher container they should be (client.md §2). */
public final class InvalidContainerException extends GeneralSecurityException {
    /** What was wrong. */
    public enum Reason {
        /** The first byte names another type; where type 4 is expected that is a missing signature. */
        WRONG_TYPE,
        /** Too short, or no whole number of blocks. */
        WRONG_LENGTH,
        /** The tag of a type 4 container does not match. */
        WRONG_TAG,
        /** The padding inside is wrong: other key, other vector or altered bytes. */
        WRONG_PADDING
    }

    private final Reason reason;

    InvalidContainerException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
