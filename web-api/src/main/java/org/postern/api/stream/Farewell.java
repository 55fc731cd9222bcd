package org.postern.api.stream;

import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.util.concurrent.TimeUnit;
import org.postern.transport.message.StreamEnd;
import org.xnio.IoUtils;

/** The end of a channel: said, and after a while enforced against a client that does not answer it (transport.md §27.6). */
final class Farewell {
    private static final int CLOSING_SECONDS = 10;

    private Farewell() {}

    /** Closes the channel, once what was sent before has left. */
    static void say(StreamEnd end, WebSocketChannel channel) {
        WebSockets.sendClose(end.code(), end.reason(), channel, null);
        channel.getIoThread().executeAfter(() -> IoUtils.safeClose(channel), CLOSING_SECONDS, TimeUnit.SECONDS);
    }
}
