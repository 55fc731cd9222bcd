package org.postern.transport.client;

/** No usable ticket is left, so the client has to connect and log in again (transport.md §10.4). */
public final class SessionLost extends TransportException {
    private static final long serialVersionUID = 1L;

    /** Without tickets there is no connection. */
    public SessionLost() {
        super("session lost: no usable ticket, connect and log in again");
    }
}
