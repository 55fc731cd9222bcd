package org.postern.transport.blocking;

import java.io.IOException;

/**
 * Carries the records of one stream to the server, by whatever transport (transport.md §27). What comes back goes to
 * {@link ClientStream#received} and {@link ClientStream#ended}.
 */
public interface RecordLink {
    /**
     * Sends records or parts of records, in the order of the calls, which never overlap; may wait until there is room. It may be called
     * from within {@link ClientStream#received}, so it must not wait for something to be received.
     *
     * @param records at most 256 KiB; not used by the stream afterwards
     * @throws IOException if they cannot be sent; the stream is over then
     */
    void send(byte[] records) throws IOException;

    /** Ends the link; called once by the stream when it is over, also after {@link ClientStream#ended}. */
    void close();
}
