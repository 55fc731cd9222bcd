package org.postern.api.stream;

import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.util.concurrent.TimeUnit;
import org.postern.transport.message.StreamEnd;
import org.xnio.IoUtils;

/** The end of a channel: said, and after a while enforced against a client that does not answer it (transport.md §27.6). */
final class Farewell {
    private static final int CLOSING_SECONDS = 10;

    private Farewell() {}

    /**
     * Closes the channel, once what was sent before has left.
     *
     * @param said told, on any thread, when this has left too, or cannot
     */
    static void say(StreamEnd end, WebSocketChannel channel, Runnable said) {
        WebSockets.sendClose(end.code(), end.reason(), channel, new WebSocketCallback<>() {
            @Override
            public void complete(WebSocketChannel closed, Void context) {
                said.run();
            }

            @Override
            public void onError(WebSocketChannel broken, Void context, Throwable failure) {
                said.run();
            }
        });
        channel.getIoThread().executeAfter(() -> IoUtils.safeClose(channel), CLOSING_SECONDS, TimeUnit.SECONDS);
    }
}
