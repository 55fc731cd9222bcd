package org.postern.client.http;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.transport.message.StreamEnd;

/** The server has closed a record stream (transport.md §27.6). */
public final class StreamClosed extends IOException {
    private static final long serialVersionUID = 1L;

    private final @Nullable StreamEnd end;

    StreamClosed(int code, String reason) {
        super("the server closed the stream with code " + code);
        this.end = StreamEnd.of(code, reason).orElse(null);
    }

    /** Why, if this version knows what the server said. */
    public Optional<StreamEnd> end() {
        return Optional.ofNullable(end);
    }
}
