package org.postern.api.rpc;

/** A ticket refers to a login session that has ended (transport.md §11.2). */
public final class UnknownSessionException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The text on the wire; the transport itself goes on working. */
    public static final String TEXT = "Unknown session";

    public UnknownSessionException() {
        super(TEXT, null, false, false);
    }
}
