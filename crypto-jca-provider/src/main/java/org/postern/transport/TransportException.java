package org.postern.transport;

/** A failure of the connection as a whole, seen by the client; errors of single calls are {@link CallOutcome.Failure} (transport.md §8). */
public abstract sealed class TransportException extends Exception
        permits AlertReceived, RecordRejected, SessionLost, UntrustedServer {
    private static final long serialVersionUID = 1L;

    TransportException(String message) {
        super(message);
    }
}
