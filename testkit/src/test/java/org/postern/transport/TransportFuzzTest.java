package org.postern.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postern.pson.Pson;
import org.postern.testkit.Transcripts;
import org.postern.testkit.Vectors;
import org.postern.transport.blocking.ClientConnection;
import org.postern.transport.client.ClientBody;
import org.postern.transport.client.HandshakeMessage;
import org.postern.transport.client.TransportException;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerEvent;

/** Random bytes and altered recordings, with fixed seeds: nothing but the typed refusals, and always an end. */
class TransportFuzzTest {
    private static final int ROUNDS = 4_000;

    private final TestServer server = new TestServer();

    private static List<byte[]> recorded(String member) {
        List<byte[]> bodies = new ArrayList<>();
        for (JsonNode transcript : Transcripts.all()) {
            for (JsonNode exchange : transcript.path("exchanges")) {
                bodies.add(Vectors.hex(exchange, member));
            }
        }
        return bodies;
    }

    private static byte[] altered(byte[] body, Random random) {
        byte[] altered = random.nextInt(4) == 0 ? Arrays.copyOf(body, random.nextInt(body.length + 1)) : body.clone();
        for (int i = random.nextInt(4); i > 0 && altered.length > 0; i--) {
            altered[random.nextInt(Math.min(altered.length, 100))] = (byte) random.nextInt();
        }
        return altered;
    }

    private void assertEnds(byte[] body, Random random) {
        ServerEngine engine = server.engine();
        int at = 0;
        boolean open = true;
        while (open && at < body.length) {
            int next = Math.min(body.length, at + 1 + random.nextInt(body.length));
            engine.feed(Arrays.copyOfRange(body, at, next));
            open = !(engine.next() instanceof ServerEvent.Closed);
            at = next;
        }
        engine.finish();
        ServerEvent.Closed closed = (ServerEvent.Closed) engine.next();
        assertTrue(engine.next() instanceof ServerEvent.Closed again && again.equals(closed));
    }

    @Test
    void theServerEndsEveryAlteredBody() {
        Random random = new Random(3);
        List<byte[]> bodies = recorded("request_hex");
        for (int i = 0; i < ROUNDS; i++) {
            assertEnds(altered(bodies.get(random.nextInt(bodies.size())), random), random);
        }
        assertTrue(server.calls.isEmpty());
    }

    @Test
    void theServerEndsEveryRandomHandshake() {
        Random random = new Random(4);
        String[] types = {
            "ecdhe",
            "ecdhef",
            "ecdh",
            "ticket",
            "ticket_request",
            "srp_init",
            "srp_exchange",
            "key_init",
            "key_exchange"
        };
        for (int i = 0; i < ROUNDS; i++) {
            ClientBody body = new ClientBody();
            body.handshake(HandshakeMessage.of(types[random.nextInt(types.length)])
                    .with("key", randomBytes(random))
                    .with("keyid", "A".repeat(random.nextInt(20)))
                    .with("count", random.nextLong())
                    .with("ticket_id", randomBytes(random)));
            byte[] payload = Pson.encode(randomBytes(random));
            assertEnds(concat(body.request(), payload), random);
        }
    }

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @Test
    void theClientRefusesEveryAlteredResponse() throws IOException {
        Random random = new Random(5);
        List<byte[]> responses = recorded("response_hex");
        for (int i = 0; i < ROUNDS / 4; i++) {
            byte[] response = altered(responses.get(random.nextInt(responses.size())), random);
            ClientConnection client = server.client(_ -> response);
            assertFalse(connects(client));
            assertFalse(client.isLoggedIn());
        }
    }

    private static boolean connects(ClientConnection client) throws IOException {
        try {
            client.connect();
            return true;
        } catch (TransportException _) {
            return false;
        }
    }
}
