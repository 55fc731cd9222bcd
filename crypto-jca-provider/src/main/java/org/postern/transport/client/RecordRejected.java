package org.postern.transport.client;

/** What the server sent is altered, malformed, incomplete, or in the clear where it must not be (transport.md §6.4, §8.1). */
public final class RecordRejected extends TransportException {
    private static final long serialVersionUID = 1L;

    /** A rejection that says what was expected and found. */
    public RecordRejected(String message) {
        super(message);
    }

    public static RecordRejected unexpected(String expected, String found) {
        return new RecordRejected("expected " + expected + ", found " + found);
    }
}
