package org.postern.transport.blocking;

import java.io.IOException;

/** Carries a body to the server and brings back the answer, by whatever transport (transport.md §4.2). */
@FunctionalInterface
public interface BodyExchange {
    /**
     * Sends one request body.
     *
     * @return the response body
     * @throws IOException if it cannot be had; the ticket in the body counts as used
     */
    byte[] exchange(byte[] body) throws IOException;
}
