package org.postern.client.failure;

/** The caller asked for something that cannot be asked so: a malformed reference, no profile, an unknown mailbox. */
public final class WrongUse extends ClientFailure {
    private static final long serialVersionUID = 1L;

    /** What to do instead. */
    public WrongUse(String message) {
        super(message);
    }

    /** What to do instead, with the cause. */
    public WrongUse(String message, Throwable cause) {
        super(message, cause);
    }
}
