package org.postern.bench.flood;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.pson.Pson;

/** Records in the clear, made once and sent as often as one likes (transport.md §6.1). */
final class Bytes {
    private static final int HEADER = 8;
    private static final byte ALERT = 21;
    private static final byte HANDSHAKE = 22;

    private Bytes() {}

    static byte[] record(byte type, byte[] payload) {
        return header(type, payload.length, payload.length).put(payload).array();
    }

    private static ByteBuffer header(byte type, int announced, int sent) {
        return ByteBuffer.allocate(HEADER + sent)
                .put((byte) 1)
                .put(type)
                .putInt(announced)
                .putShort((short) 0);
    }

    static byte[] ecdhe() {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("type", "ecdhe");
        message.put("key", EcPrivateKey.generate(new SecureRandom()).publicKey().compressed());
        return record(HANDSHAKE, Pson.encode(message));
    }

    static byte[] ticketRequest(long count) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("type", "ticket_request");
        message.put("count", count);
        return record(HANDSHAKE, Pson.encode(message));
    }

    /** A record that everybody ignores. */
    static byte[] ignored(int length) {
        return record(ALERT, new byte[length]);
    }

    /** The beginning of a record that never ends. */
    static byte[] unfinished(int announced, int sent) {
        return header(HANDSHAKE, announced, sent).array();
    }

    static byte[] times(int count, byte[] bytes) {
        ByteBuffer all = ByteBuffer.allocate(count * bytes.length);
        Collections.nCopies(count, bytes).forEach(all::put);
        return all.array();
    }
}
