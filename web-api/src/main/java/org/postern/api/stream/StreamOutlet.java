package org.postern.api.stream;

import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.postern.api.http.NetworkMemory;

/**
 * What the server sends by a stream (transport.md §27.2). Small answers are sent together; no thread waits for a slow
 * reader, the stream stops making answers instead.
 */
final class StreamOutlet {
    /** Unsent bytes at which no more answers are made, and at which making them goes on. */
    private static final int FULL = 1 << 20;

    private static final int ROOM = 256 << 10;

    /** Bytes of one message: so few that even a slow reader takes one in the time he has. */
    private static final int MESSAGE = 256 << 10;

    private static final int ENOUGH = 64 << 10;
    private static final long PATIENCE_NANOS = 2_000_000;

    private final WebSocketChannel channel;
    private final NetworkMemory share;
    private final Runnable roomMade;
    private final AtomicLong unsent = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private long gatheredSince;

    /**
     * An outlet of that channel.
     *
     * @param roomMade told, on any thread, when there is room again
     */
    StreamOutlet(WebSocketChannel channel, NetworkMemory share, Runnable roomMade) {
        this.channel = channel;
        this.share = share;
        this.roomMade = roomMade;
    }

    boolean isFull() {
        return unsent.get() >= FULL;
    }

    /** Messages sent so far: a reader for whom it does not grow does not read. */
    long sent() {
        return sent.get();
    }

    /**
     * Adds bytes; they leave when there are enough of them, or soon.
     *
     * @return whether there was memory for them
     */
    boolean add(byte[] bytes) {
        if (bytes.length == 0) {
            return true;
        }
        if (gathered.size() == 0 && bytes.length >= ENOUGH) {
            return send(ByteBuffer.wrap(bytes));
        }
        if (gathered.size() == 0) {
            gatheredSince = System.nanoTime();
        }
        gathered.writeBytes(bytes);
        boolean due = gathered.size() >= ENOUGH || System.nanoTime() - gatheredSince > PATIENCE_NANOS;
        return !due || flush();
    }

    /** Sends what was added. */
    boolean flush() {
        if (gathered.size() == 0) {
            return true;
        }
        byte[] bytes = gathered.toByteArray();
        gathered.reset();
        return send(ByteBuffer.wrap(bytes));
    }

    private boolean send(ByteBuffer bytes) {
        if (!share.take(bytes.remaining())) {
            return false;
        }
        unsent.addAndGet(bytes.remaining());
        while (bytes.hasRemaining()) {
            int length = Math.min(bytes.remaining(), MESSAGE);
            ByteBuffer message = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            WebSockets.sendBinary(message, channel, new Done(length));
        }
        return true;
    }

    private final class Done implements WebSocketCallback<Void> {
        private final int length;

        Done(int length) {
            this.length = length;
        }

        @Override
        public void complete(WebSocketChannel done, Void context) {
            sent.incrementAndGet();
            share.give(length);
            if (unsent.addAndGet(-length) <= ROOM) {
                roomMade.run();
            }
        }

        @Override
        public void onError(WebSocketChannel broken, Void context, Throwable failure) {
            // The channel is closed by whoever found it broken; its close task gives everything back.
        }
    }
}
