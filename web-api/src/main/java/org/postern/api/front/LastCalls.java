package org.postern.api.front;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.postern.api.rpc.WaitingRoom;
import org.postern.api.stream.OpenStreams;

/**
 * The beginning of a stop (docs/adr/0017): nothing more is taken, what was taken is answered. Calls that wait for news are answered
 * that the server stops; a stream ends after the answer to the last call that has come by it.
 */
final class LastCalls {
    private static final Logger LOG = System.getLogger(LastCalls.class.getName());

    /** More than a healthy call takes; what a database that stands still holds up is cut off. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Underway requests;
    private final WaitingRoom room;
    private final OpenStreams streams;

    LastCalls(Underway requests, WaitingRoom room, OpenStreams streams) {
        this.requests = requests;
        this.room = room;
        this.streams = streams;
    }

    /** Returns when all are answered, or there is no more patience. */
    void answer() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        requests.close();
        room.close();
        streams.finish();
        try {
            int cutOff = streams.awaitEnd(end) + requests.awaitEnd(end);
            if (cutOff > 0) {
                LOG.log(
                        Level.WARNING,
                        "The server stops, and cuts off {0} requests and streams that took too long",
                        cutOff);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
