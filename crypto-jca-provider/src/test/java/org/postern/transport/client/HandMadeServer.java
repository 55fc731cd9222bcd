package org.postern.transport.client;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Ecdh;
import org.postern.pson.Pson;
import org.postern.transport.message.Members;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.Frame;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Randoms;
import org.postern.transport.record.RecordKeys;
import org.postern.transport.record.RecordReader;
import org.postern.transport.record.RecordWriter;

/** The other end of a {@link StreamEngine}: it says what it is told to, in any order, under the keys both have. */
final class HandMadeServer {
    static final ClientPorts PORTS = new ClientPorts(new SecureRandom(), () -> Instant.EPOCH, "test-client;1");

    final StreamEngine client = new StreamEngine(PORTS);
    private final RecordReader reader = new RecordReader();
    private final RecordWriter writer = new RecordWriter();
    private Optional<RecordKeys> next = Optional.empty();

    /** A client whose stream is open. */
    static HandMadeServer connected() throws Exception {
        HandMadeServer server = new HandMadeServer();
        server.client.connect();
        server.agree();
        if (!(server.client.next() instanceof StreamEvent.HandshakeDone)) {
            throw new AssertionError("expected an open stream");
        }
        return server;
    }

    /** What the client has sent: the next handshake or call. */
    Members heard() throws Exception {
        reader.feed(client.drain());
        while (true) {
            Frame frame = reader.next().orElseThrow(() -> new AssertionError("expected a message, found none"));
            switch (frame.type()) {
                case CHANGE_CIPHER_SPEC -> reader.switchTo(next.orElseThrow().client());
                case HANDSHAKE, APPLICATION_DATA -> {
                    return Members.decode(frame.payload());
                }
                case ALERT, OTHER -> throw new AssertionError("expected a message, found " + frame.type());
            }
        }
    }

    /** Answers the key exchange that the client has sent. */
    void agree() throws Exception {
        EcPublicKey key = EcPublicKey.decode(heard().binary("key"));
        EcPrivateKey own = EcPrivateKey.generate(new SecureRandom());
        RecordKeys keys =
                KeySchedule.recordKeys(KeySchedule.masterSecret(Ecdh.sharedX(own, key), Randoms.NONE), Randoms.NONE);
        write(
                ContentType.HANDSHAKE,
                message("type", "ecdhe", "key", own.publicKey().compressed()));
        writer.write(ContentType.CHANGE_CIPHER_SPEC, new byte[0], 0, 0);
        writer.switchTo(keys.server());
        next = Optional.of(keys);
        client.feed(writer.drain());
    }

    void says(ContentType type, @Nullable Object... namesAndValues) {
        write(type, message(namesAndValues));
        client.feed(writer.drain());
    }

    /** The same message many times, in one piece. */
    void saysOften(int times, ContentType type, @Nullable Object... namesAndValues) {
        for (int i = 0; i < times; i++) {
            write(type, message(namesAndValues));
        }
        client.feed(writer.drain());
    }

    void answers(@Nullable Object id, Object result) {
        says(ContentType.APPLICATION_DATA, "id", id, "jsonrpc", "2.0", "result", result);
    }

    void alerts(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writer.write(ContentType.ALERT, bytes, 0, bytes.length);
        client.feed(writer.drain());
    }

    private void write(ContentType type, Map<String, @Nullable Object> message) {
        byte[] payload = Pson.encode(message);
        writer.write(type, payload, 0, payload.length);
    }

    private static Map<String, @Nullable Object> message(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            message.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return message;
    }
}
