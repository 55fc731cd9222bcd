package org.postern.client.connection;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Is told what a record stream brings beside answers (transport.md §27); called on a thread of the connection, so it must not wait. */
public interface StreamListener {
    /** Whoever does not listen. */
    StreamListener DEAF = new StreamListener() {
        @Override
        public void notified(String method, Map<String, @Nullable Object> params) {}

        @Override
        public void ended() {}
    };

    /** A notification of the server. */
    void notified(String method, Map<String, @Nullable Object> params);

    /** The stream is over; the next call opens another one, of which the server knows nothing yet. */
    void ended();
}
