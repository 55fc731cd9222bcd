package org.postern.client.failure;

/** The server answered, but not as the reference says: a defect on one of both sides (transport.md §6.4, §21). */
public final class UnexpectedAnswer extends ClientFailure {
    private static final long serialVersionUID = 1L;

    /** What was expected and what was found. */
    public UnexpectedAnswer(String message) {
        super(message);
    }

    /** What was expected and what was found, with the cause. */
    public UnexpectedAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
