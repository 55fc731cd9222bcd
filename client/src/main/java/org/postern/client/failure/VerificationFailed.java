package org.postern.client.failure;

/** A check of a signature, hash, key or password parameter failed, so nothing of the content is shown (white paper S-24, S-51). */
public final class VerificationFailed extends ClientFailure {
    private static final long serialVersionUID = 1L;

    /** Which check failed. */
    public VerificationFailed(String message) {
        super(message);
    }

    /** Which check failed, with the cause. */
    public VerificationFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
