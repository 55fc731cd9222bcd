package org.postern.pson;

/** Bytes that are no PSON value, or one outside the limits (transport.md §5.5). The message says expected and found. */
public final class PsonException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message what was expected and what was found, without the data itself
     */
    public PsonException(String message) {
        super(message);
    }
}
