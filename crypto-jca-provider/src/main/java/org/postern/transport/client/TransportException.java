package org.postern.transport.client;

import org.postern.transport.message.CallOutcome;

/** A failure of the connection as a whole, seen by the client; errors of single calls are {@link CallOutcome.Failure} (transport.md §8). */
public abstract sealed class TransportException extends Exception
        permits AlertReceived, RecordRejected, SessionLost, UntrustedServer {
    private static final long serialVersionUID = 1L;

    public TransportException(String message) {
        super(message);
    }
}
