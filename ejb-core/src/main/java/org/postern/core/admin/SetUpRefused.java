package org.postern.core.admin;

import jakarta.ejb.ApplicationException;

/** The console was not set up; what counts the tries stays counted, so nothing is rolled back. */
@ApplicationException(rollback = false)
public final class SetUpRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why not. */
    public enum Reason {
        /** A console account exists, or no code was made: the link works once. */
        NOT_PENDING,
        /** Another code was expected. */
        WRONG_CODE,
        /** Wrong codes too often; the next start of the server makes a new one. */
        TOO_MANY_TRIES,
        /** Expected 3 to 64 letters, digits and {@code . _ - @}. */
        INVALID_NAME,
        /** Expected 12 to 256 characters. */
        INVALID_PASSWORD
    }

    public SetUpRefused(Reason reason) {
        super("The console was not set up: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
