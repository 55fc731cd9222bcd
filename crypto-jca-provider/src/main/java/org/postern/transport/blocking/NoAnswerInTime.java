package org.postern.transport.blocking;

import java.io.IOException;

/** The server let the time for a handshake or the next answer of a record stream pass (transport.md §27.5). */
public final class NoAnswerInTime extends IOException {
    private static final long serialVersionUID = 1L;

    NoAnswerInTime() {
        super("expected an answer of the server in time, found none");
    }
}
