package org.postern.core.admin;

import jakarta.ejb.ApplicationException;

/** A deed around administrators of the console was not done, and nothing was changed. */
@ApplicationException(rollback = true)
public final class AdminRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String advice;

    /** Why not. */
    public enum Reason {
        /** Never made, used, older than a day, or replaced by a newer one. */
        NO_SUCH_LINK,
        /** The link sets the password of another administrator. */
        OTHER_NAME,
        /** There is such an administrator, perhaps with other small and capital letters. */
        NAME_TAKEN,
        /** Expected 3 to 64 letters, digits and {@code . _ - @}. */
        INVALID_NAME,
        /** Expected 12 to 256 characters. */
        PASSWORD_LENGTH,
        /** Too easy to guess; the advice says why. */
        WEAK_PASSWORD,
        /** The password so far is another one. */
        WRONG_PASSWORD,
        /** There is no such administrator. */
        NO_SUCH_ADMINISTRATOR,
        /** Without this one nobody could sign in. */
        LAST_ADMINISTRATOR
    }

    public AdminRefused(Reason reason) {
        this(reason, "");
    }

    /**
     * A refusal with a sentence of its own.
     *
     * @param advice for the person, without what was typed
     */
    public AdminRefused(Reason reason, String advice) {
        super("Nothing was changed: " + reason);
        this.reason = reason;
        this.advice = advice;
    }

    public Reason reason() {
        return reason;
    }

    /** A sentence for the person; empty where the reason says all. */
    public String advice() {
        return advice;
    }
}
