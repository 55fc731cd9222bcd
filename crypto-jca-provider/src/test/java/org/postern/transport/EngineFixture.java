package org.postern.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;

/** A server engine and the messages of a client made by hand. */
abstract class EngineFixture {
    static final byte[] MASTER = new byte[48];
    static final byte[] CLIENT_RANDOM = new byte[16];

    final TestServer server = new TestServer();
    final ServerEngine engine = server.engine();

    ClientTicket ticket(Optional<String> session) {
        TicketGrant grant = new TicketGrant(MASTER, session, Optional.empty(), server.instant());
        return new ClientTicket(server.tickets.issue(grant, 1).getFirst(), MASTER, server.instant());
    }

    ClientBody resumed() {
        ClientBody body = new ClientBody();
        body.resume(ticket(Optional.of("a session")), CLIENT_RANDOM);
        return body;
    }

    static Map<String, @Nullable Object> message(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            message.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return message;
    }

    static byte[] point() {
        return EcPrivateKey.generate(new SecureRandom()).publicKey().compressed();
    }

    ServerEvent receive(byte[] body) {
        engine.feed(body);
        engine.finish();
        return engine.next();
    }

    void assertAlert(String text, byte[] body) {
        assertEquals(new ServerEvent.Closed(Optional.of(text)), receive(body));
        assertTrue(server.calls.isEmpty());
    }

    static HandshakeMessage handshake(@Nullable Object... namesAndValues) {
        return new HandshakeMessage("any", message(namesAndValues));
    }

    static byte[] plainHandshake(HandshakeMessage message) {
        ClientBody body = new ClientBody();
        body.handshake(message);
        return body.request();
    }

    static byte[] concat(byte[]... parts) {
        byte[] all = new byte[0];
        for (byte[] part : parts) {
            int length = all.length;
            all = Arrays.copyOf(all, length + part.length);
            System.arraycopy(part, 0, all, length, part.length);
        }
        return all;
    }
}
