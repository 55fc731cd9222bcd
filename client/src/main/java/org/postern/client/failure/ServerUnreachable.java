package org.postern.client.failure;

/** No answer from the server: no address, no connection, a broken one, or HTTP that is no PrivMX server (transport.md §3, §4). */
public final class ServerUnreachable extends ClientFailure {
    private static final long serialVersionUID = 1L;

    /** What was tried, in a sentence. */
    public ServerUnreachable(String message) {
        super(message);
    }

    /** What was tried, and how it ended. */
    public ServerUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
