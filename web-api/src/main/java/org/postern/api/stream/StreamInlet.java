package org.postern.api.stream;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.postern.transport.message.StreamEnd;

/**
 * What the client sends by a stream (transport.md §27.2). Bytes are handed on as they come: where messages begin and end
 * means nothing, only that none may be larger than the limit.
 */
final class StreamInlet extends AbstractReceiveListener {
    /** Bytes of one message; a body of many calls is sent as several. */
    static final int MAX_MESSAGE = 1 << 20;

    /** Bytes handed on at once. */
    private static final int PIECE = 64 << 10;

    private final Stream stream;
    private long ofMessage;

    StreamInlet(Stream stream) {
        this.stream = stream;
    }

    @Override
    protected void onBinary(WebSocketChannel channel, StreamSourceFrameChannel frame) {
        read(frame);
    }

    private void read(StreamSourceFrameChannel frame) {
        try {
            int read = 1;
            while (read > 0) {
                ByteArrayOutputStream piece = new ByteArrayOutputStream();
                read = readPiece(frame, piece);
                // Before the end is looked at: the last piece of a message counts as well.
                if (ofMessage > MAX_MESSAGE) {
                    stream.close(StreamEnd.MESSAGE_TOO_BIG);
                    return;
                }
                stream.received(piece.toByteArray());
            }
            if (read < 0) {
                ofMessage = 0;
            } else {
                frame.getReadSetter().set(next -> read((StreamSourceFrameChannel) next));
                frame.resumeReads();
            }
        } catch (IOException e) {
            // The client is gone, or breaks the rules of WebSocket.
            stream.close(StreamEnd.NOT_WEBSOCKET);
        }
    }

    /** As much as is there, at most about a piece; what the last reading gave: negative at the end of the message. */
    private int readPiece(StreamSourceFrameChannel frame, ByteArrayOutputStream piece) throws IOException {
        try (PooledByteBuffer pooled =
                frame.getWebSocketChannel().getBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            int read = 1;
            while (read > 0 && piece.size() < PIECE) {
                buffer.clear();
                read = frame.read(buffer);
                if (read > 0) {
                    byte[] bytes = new byte[read];
                    buffer.flip().get(bytes);
                    piece.writeBytes(bytes);
                    ofMessage += read;
                }
            }
            return read;
        }
    }

    @Override
    protected void onText(WebSocketChannel channel, StreamSourceFrameChannel frame) {
        stream.close(StreamEnd.NOT_BINARY);
    }

    @Override
    protected void onFullPingMessage(WebSocketChannel channel, BufferedBinaryMessage message) throws IOException {
        stream.noteLife();
        super.onFullPingMessage(channel, message);
    }

    @Override
    protected void onFullPongMessage(WebSocketChannel channel, BufferedBinaryMessage message) throws IOException {
        stream.noteLife();
        super.onFullPongMessage(channel, message);
    }
}
