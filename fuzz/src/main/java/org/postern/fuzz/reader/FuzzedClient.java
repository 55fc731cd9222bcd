package org.postern.fuzz.reader;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Ecdh;
import org.postern.pson.Pson;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Randoms;
import org.postern.transport.record.RecordKeys;
import org.postern.transport.record.RecordWriter;

/** A client that keeps no rules: it writes any record at any time, under the keys it has (transport.md §8, §9). */
final class FuzzedClient {
    private static final EcPrivateKey KEY = EcPrivateKey.of(FuzzedServer.scalar(17));
    private static final EcPublicKey PUBLIC_KEY = KEY.publicKey();
    private static final byte[] TICKET = {'T', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final RecordWriter writer = new RecordWriter();
    private Randoms randoms = Randoms.NONE;
    private Optional<RecordKeys> next = Optional.empty();
    private boolean encrypting;

    /** A record of any content. */
    void record(ContentType type, byte[] payload) {
        writer.write(type, payload, 0, payload.length);
        out.writeBytes(writer.drain());
    }

    /** Bytes beside the record layer. */
    void raw(byte[] bytes) {
        out.writeBytes(bytes);
    }

    private void handshake(Map<String, @Nullable Object> message) {
        record(ContentType.HANDSHAKE, Pson.encode(message));
    }

    private static Map<String, @Nullable Object> message(String type) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("type", type);
        return message;
    }

    void resume(byte[] masterSecret, byte[] clientRandom) {
        Map<String, @Nullable Object> message = message("ticket");
        message.put("ticket_id", TICKET);
        message.put("client_random", clientRandom);
        message.put("key_change", true);
        handshake(message);
        randoms = new Randoms(clientRandom, TICKET);
        next = Optional.of(KeySchedule.recordKeys(masterSecret, randoms));
    }

    void exchangeKeys() {
        Map<String, @Nullable Object> message = message("ecdhe");
        message.put("key", PUBLIC_KEY.compressed());
        handshake(message);
        agreed(Ecdh.sharedX(KEY, FuzzedServer.EPHEMERAL.publicKey()));
    }

    void exchangeKeysWithServerKey() {
        Map<String, @Nullable Object> message = message("ecdhef");
        message.put("keyid", FuzzedServer.KEY_ID);
        message.put("key", PUBLIC_KEY.compressed());
        handshake(message);
        agreed(Ecdh.sharedX(KEY, FuzzedServer.STATIC_KEY.publicKey()));
    }

    void logIn(int tickets) {
        Map<String, @Nullable Object> message = message("srp_exchange");
        message.put("A", "2");
        message.put("M1", "3");
        message.put("sessionId", "session");
        message.put("tickets", tickets);
        handshake(message);
        agreed(FuzzedServer.SHARED_KEY);
    }

    private void agreed(byte[] preMaster) {
        next = Optional.of(KeySchedule.recordKeys(KeySchedule.masterSecret(preMaster, randoms), randoms));
    }

    /** Sends a change cipher spec, and writes under the keys agreed on last if there are any. */
    void switchKeys() {
        record(ContentType.CHANGE_CIPHER_SPEC, new byte[0]);
        next.ifPresent(keys -> {
            writer.switchTo(keys.client());
            encrypting = true;
        });
        next = Optional.empty();
    }

    /** Keys agreed on last, before the switch. */
    Optional<RecordKeys> agreedKeys() {
        return next;
    }

    boolean isEncrypting() {
        return encrypting;
    }

    byte[] drain() {
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }
}
