package org.postern.client.failure;

/** A file of this device, or an entry of the account's directory, that is missing, in the way, too large or not readable. */
public final class FileProblem extends ClientFailure {
    private static final long serialVersionUID = 1L;

    /** A problem said in one or two sentences. */
    public FileProblem(String message) {
        super(message);
    }

    /** A problem with its cause. */
    public FileProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
