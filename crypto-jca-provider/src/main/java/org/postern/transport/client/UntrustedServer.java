package org.postern.transport.client;

/** The server failed a check of password login: weak group, B a multiple of N, or a wrong M2 (transport.md §14.2, §23). */
public final class UntrustedServer extends TransportException {
    private static final long serialVersionUID = 1L;

    /** A distrust that says which check failed. */
    public UntrustedServer(String message) {
        super(message);
    }
}
