package org.postern.api.stream;

import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.postern.core.settings.StreamSettings;
import org.postern.transport.message.StreamEnd;

/** Closes streams that are not opened in time, or show no sign of life (transport.md §27.5). */
final class StreamTimers {
    private static final Duration PACE = Duration.ofSeconds(5);

    private final Stream stream;
    private final WebSocketChannel channel;
    private final StreamSettings settings;

    StreamTimers(Stream stream, WebSocketChannel channel, StreamSettings settings) {
        this.stream = stream;
        this.channel = channel;
        this.settings = settings;
    }

    void start() {
        after(settings.streamHandshakeTimeout(), this::requireKeys);
        checkLater();
        checkPaceLater();
    }

    private void checkPaceLater() {
        after(PACE, this::requirePace);
    }

    private void requirePace() {
        if (stream.isTooSlow()) {
            stream.close(StreamEnd.TOO_SLOW);
        } else if (channel.isOpen()) {
            checkPaceLater();
        }
    }

    private void requireKeys() {
        if (!stream.isProtected()) {
            stream.close(StreamEnd.NO_KEYS_IN_TIME);
        }
    }

    /** Twice in the time that a stream may be silent. */
    private void checkLater() {
        after(settings.streamIdleTimeout().dividedBy(2), this::requireLife);
    }

    private void requireLife() {
        if (!channel.isOpen()) {
            return;
        }
        if (stream.silence().compareTo(settings.streamIdleTimeout()) >= 0) {
            stream.close(StreamEnd.IDLE);
            return;
        }
        // Who listens has nothing to send for hours; the answer to a ping shows that he is still there.
        if (stream.isListening()) {
            WebSockets.sendPing(ByteBuffer.allocate(0), channel, null);
        }
        checkLater();
    }

    private void after(Duration delay, Runnable deed) {
        channel.getIoThread().executeAfter(deed, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
