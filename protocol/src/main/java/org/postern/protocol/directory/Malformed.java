package org.postern.protocol.directory;

/** Bytes or a message that have not the form of the reference; the text says what was expected and found. */
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    public Malformed(String message) {
        super(message);
    }

    public Malformed(String message, Throwable cause) {
        super(message, cause);
    }
}
