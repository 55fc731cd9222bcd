package org.postern.transport.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.pson.PsonWriter;
import org.postern.transport.message.CallRequest;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.DirectionKeys;
import org.postern.transport.record.RecordWriter;

/** The records a client sends, in a body or a stream (transport.md §6, §12.1). */
final class ClientRecords {
    /** A buffer that one large call has made larger than this is not kept, because a stream lives for hours. */
    private static final int KEPT_BUFFER = 256 << 10;

    private final RecordWriter writer = new RecordWriter();
    private PsonWriter pson = new PsonWriter();
    private int undrained;

    void handshake(HandshakeMessage message) {
        send(ContentType.HANDSHAKE, message.members());
    }

    void call(long id, CallRequest call) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("method", call.method());
        message.put("params", call.params());
        send(ContentType.APPLICATION_DATA, message);
    }

    /** Sends a change cipher spec and encrypts under these keys. */
    void switchTo(DirectionKeys keys) {
        writer.write(ContentType.CHANGE_CIPHER_SPEC, new byte[0], 0, 0);
        writer.switchTo(keys);
        undrained++;
    }

    private void send(ContentType type, Map<String, @Nullable Object> message) {
        pson.reset().write(message);
        writer.write(type, pson.buffer(), 0, pson.size());
        undrained += pson.size();
        if (pson.buffer().length > KEPT_BUFFER) {
            pson = new PsonWriter();
        }
    }

    /** Roughly how many bytes {@link #drain} would give; 0 if and only if none. */
    int undrained() {
        return undrained;
    }

    byte[] drain() {
        undrained = 0;
        return writer.drain();
    }
}
