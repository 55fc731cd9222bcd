package org.postern.transport.server;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.pson.PsonWriter;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.DirectionKeys;
import org.postern.transport.record.Frame;
import org.postern.transport.record.RecordKeys;
import org.postern.transport.record.RecordReader;
import org.postern.transport.record.RecordRefused;
import org.postern.transport.record.RecordWriter;

/** The records of one body or stream on the server, each direction with its own switch of keys (transport.md §8). */
final class ServerRecords {
    /** A buffer that one large answer has made larger than this is not kept, because a stream lives for hours. */
    private static final int KEPT_BUFFER = 256 << 10;

    private final RecordReader reader = new RecordReader();
    private final RecordWriter writer = new RecordWriter();
    private PsonWriter pson = new PsonWriter();
    private Optional<DirectionKeys> nextReadKeys = Optional.empty();
    private boolean writesProtected;
    private long sealedBytes;
    private long openedBytes;

    void feed(byte[] bytes) {
        reader.feed(bytes);
    }

    boolean isAtEnd() {
        return reader.isAtEnd();
    }

    int unread() {
        return reader.unread();
    }

    Optional<Frame> next() throws RecordRefused {
        Optional<Frame> frame = reader.next();
        frame.ifPresent(read -> openedBytes += read.payload().length());
        return frame;
    }

    byte[] drain() {
        return writer.drain();
    }

    void handshake(Map<String, @Nullable Object> members) {
        send(ContentType.HANDSHAKE, members);
    }

    void application(Map<String, @Nullable Object> members) {
        send(ContentType.APPLICATION_DATA, members);
    }

    private void send(ContentType type, Map<String, @Nullable Object> members) {
        pson.reset().write(members);
        writer.write(type, pson.buffer(), 0, pson.size());
        sealedBytes += pson.size();
        if (pson.buffer().length > KEPT_BUFFER) {
            pson = new PsonWriter();
        }
    }

    void alert(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writer.write(ContentType.ALERT, bytes, 0, bytes.length);
    }

    /** Sends a change cipher spec under the current keys and writes under the new ones; reading waits for the client's. */
    void switchTo(RecordKeys keys) {
        writer.write(ContentType.CHANGE_CIPHER_SPEC, new byte[0], 0, 0);
        writer.switchTo(keys.server());
        writesProtected = true;
        sealedBytes = 0;
        nextReadKeys = Optional.of(keys.client());
    }

    /** The client has switched. */
    void changeCipherSpec() throws HandshakeRefused {
        reader.switchTo(nextReadKeys.orElseThrow(() -> new HandshakeRefused(AlertText.INVALID_NEXT_READ_STATE)));
        openedBytes = 0;
        nextReadKeys = Optional.empty();
    }

    /** Whether what is sent next goes out encrypted. */
    boolean writesProtected() {
        return writesProtected;
    }

    /** Payload bytes under the keys of the direction that has used its keys more. */
    long bytesUnderKeys() {
        return Math.max(sealedBytes, openedBytes);
    }
}
