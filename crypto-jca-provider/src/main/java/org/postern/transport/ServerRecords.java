package org.postern.transport;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.pson.PsonWriter;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.DirectionKeys;
import org.postern.transport.record.Frame;
import org.postern.transport.record.RecordKeys;
import org.postern.transport.record.RecordReader;
import org.postern.transport.record.RecordRefused;
import org.postern.transport.record.RecordWriter;

/** The records of one body on the server, each direction with its own switch of keys (transport.md §8). */
final class ServerRecords {
    private final RecordReader reader = new RecordReader();
    private final RecordWriter writer = new RecordWriter();
    private final PsonWriter pson = new PsonWriter();
    private Optional<DirectionKeys> nextReadKeys = Optional.empty();

    void feed(byte[] bytes) {
        reader.feed(bytes);
    }

    boolean isAtEnd() {
        return reader.isAtEnd();
    }

    Optional<Frame> next() throws RecordRefused {
        return reader.next();
    }

    byte[] drain() {
        return writer.drain();
    }

    void handshake(Map<String, @Nullable Object> members) {
        send(ContentType.HANDSHAKE, members);
    }

    void answer(Map<String, @Nullable Object> members) {
        send(ContentType.APPLICATION_DATA, members);
    }

    private void send(ContentType type, Map<String, @Nullable Object> members) {
        pson.reset().write(members);
        writer.write(type, pson.buffer(), 0, pson.size());
    }

    void alert(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writer.write(ContentType.ALERT, bytes, 0, bytes.length);
    }

    /** Sends a change cipher spec under the current keys and writes under the new ones; reading waits for the client's. */
    void switchTo(RecordKeys keys) {
        writer.write(ContentType.CHANGE_CIPHER_SPEC, new byte[0], 0, 0);
        writer.switchTo(keys.server());
        nextReadKeys = Optional.of(keys.client());
    }

    /** The client has switched. */
    void changeCipherSpec() throws HandshakeRefused {
        reader.switchTo(nextReadKeys.orElseThrow(() -> new HandshakeRefused(AlertText.INVALID_NEXT_READ_STATE)));
        nextReadKeys = Optional.empty();
    }
}
