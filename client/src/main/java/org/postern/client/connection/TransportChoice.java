package org.postern.client.connection;

import java.util.Locale;

/** Which transport a client wants (transport.md §27). */
public enum TransportChoice {
    /** A record stream where it can be had, HTTP bodies otherwise. */
    AUTO,
    /** HTTP bodies only. */
    HTTP,
    /** A record stream or nothing. */
    STREAM;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
