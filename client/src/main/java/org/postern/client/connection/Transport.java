package org.postern.client.connection;

import java.util.Locale;

/** What carries the records of a connection (transport.md §4.2, §27; white paper C-10). */
public enum Transport {
    /** One HTTP body for each exchange. */
    HTTP,
    /** One record stream for the whole connection, over WebSocket. */
    STREAM;

    /** The word for it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
