package org.postern.fuzz.reader;

import java.security.InvalidKeyException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Ecdh;
import org.postern.pson.Pson;
import org.postern.pson.PsonException;
import org.postern.pson.PsonLimits;
import org.postern.transport.blocking.ClientStream;
import org.postern.transport.blocking.RecordLink;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.Frame;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Payload;
import org.postern.transport.record.Randoms;
import org.postern.transport.record.RecordReader;
import org.postern.transport.record.RecordRefused;
import org.postern.transport.record.RecordWriter;

/**
 * The server's end of a record stream, which answers from a script at once, in the thread that sends (transport.md §27). Steps 0 to 5
 * write a record, 6 raw bytes, 7 waits for the client to send again; after the last step the connection is lost.
 */
final class LyingStream implements RecordLink {
    private static final int PAUSE = 7;

    private final Queue<Steps.Step> script;
    private final RecordWriter writer = new RecordWriter();
    private boolean exchangesKeys;
    private Optional<ClientStream> client = Optional.empty();

    LyingStream(boolean exchangesKeys, byte[] script) {
        this.exchangesKeys = exchangesKeys;
        this.script = new ArrayDeque<>(Steps.of(script));
    }

    void start(ClientStream stream) {
        client = Optional.of(stream);
    }

    void end() {
        client.ifPresent(ClientStreamTarget::lose);
    }

    @Override
    public void send(byte[] records) {
        if (exchangesKeys) {
            exchangesKeys = false;
            answer(keyExchange(records));
            return;
        }
        boolean waits = false;
        while (!waits && !script.isEmpty()) {
            Steps.Step step = script.remove();
            waits = step.operation() % (PAUSE + 1) == PAUSE;
            if (!waits) {
                answer(bytes(step));
            }
        }
        if (!waits) {
            end();
        }
    }

    private void answer(byte[] bytes) {
        client.ifPresent(stream -> stream.received(bytes));
    }

    private byte[] bytes(Steps.Step step) {
        ContentType type = switch (step.operation() % (PAUSE + 1)) {
            case 0, 1 -> ContentType.HANDSHAKE;
            case 2, 3 -> ContentType.APPLICATION_DATA;
            case 4 -> ContentType.ALERT;
            case 5 -> ContentType.CHANGE_CIPHER_SPEC;
            default -> ContentType.OTHER;
        };
        if (type == ContentType.OTHER) {
            return step.data();
        }
        writer.write(type, step.data(), 0, step.data().length);
        return writer.drain();
    }

    private byte[] keyExchange(byte[] records) {
        try {
            EcPublicKey key = EcPublicKey.decode(clientKey(records));
            byte[] master = KeySchedule.masterSecret(Ecdh.sharedX(FuzzedServer.EPHEMERAL, key), Randoms.NONE);
            Map<String, @Nullable Object> reply = new LinkedHashMap<>();
            reply.put("type", "ecdhe");
            reply.put("key", FuzzedServer.EPHEMERAL.publicKey().compressed());
            reply.put("agent", "lying;1");
            byte[] message = Pson.encode(reply);
            writer.write(ContentType.HANDSHAKE, message, 0, message.length);
            writer.write(ContentType.CHANGE_CIPHER_SPEC, new byte[0], 0, 0);
            writer.switchTo(KeySchedule.recordKeys(master, Randoms.NONE).server());
            return writer.drain();
        } catch (InvalidKeyException | RecordRefused | PsonException e) {
            throw new AssertionError("the client opens its stream with a key exchange", e);
        }
    }

    private static byte[] clientKey(byte[] records) throws RecordRefused, PsonException {
        RecordReader reader = new RecordReader();
        reader.feed(records);
        Optional<Frame> frame = reader.next();
        Payload payload = frame.orElseThrow().payload();
        Map<String, @Nullable Object> message =
                Pson.asObject(Pson.decode(payload.buffer(), payload.offset(), payload.length(), PsonLimits.DEFAULT));
        if (message.get("key") instanceof byte[] key) {
            return key;
        }
        throw new AssertionError("the client sends its key");
    }

    @Override
    public void close() {
        script.clear();
    }
}
