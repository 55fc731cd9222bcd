package org.postern.transport;

/** The response is altered, malformed, incomplete, or in the clear where it must not be (transport.md §6.4, §8.1). */
public final class RecordRejected extends TransportException {
    private static final long serialVersionUID = 1L;

    /** A rejection that says what was expected and found. */
    public RecordRejected(String message) {
        super(message);
    }
}
