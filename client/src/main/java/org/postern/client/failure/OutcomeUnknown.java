package org.postern.client.failure;

/**
 * The call that decides a deed was sent and its answer is missing: the server may have done it or not. Every other failure says for
 * certain that it was not done.
 */
public final class OutcomeUnknown extends ClientFailure {
    private static final long serialVersionUID = 1L;

    private final ClientFailure reason;

    /** A missing answer and why it is missing. */
    public OutcomeUnknown(ClientFailure reason) {
        super(
                "The last step was sent, but its answer is missing: it may have been done or not. Look before you try again."
                        + " (" + reason.sentence() + ")",
                reason);
        this.reason = reason;
    }

    /** Why the answer is missing. */
    public ClientFailure reason() {
        return reason;
    }
}
