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
import org.postern.transport.client.ClientBody;
import org.postern.transport.client.ClientTicket;
import org.postern.transport.client.HandshakeMessage;
import org.postern.transport.server.ServerEngine;
import org.postern.transport.server.ServerEvent;
import org.postern.transport.server.TicketGrant;

/** A server engine and the messages of a client made by hand. */
public abstract class EngineFixture {
    protected static final byte[] MASTER = new byte[48];
    protected static final byte[] CLIENT_RANDOM = new byte[16];

    public final TestServer server = new TestServer();
    public final ServerEngine engine = server.engine();

    public ClientTicket ticket(Optional<String> session) {
        TicketGrant grant = new TicketGrant(MASTER, session, Optional.empty(), server.instant());
        return new ClientTicket(server.tickets.issue(grant, 1).getFirst(), MASTER, server.instant());
    }

    public ClientBody resumed() {
        ClientBody body = new ClientBody();
        body.resume(ticket(Optional.of("a session")), CLIENT_RANDOM);
        return body;
    }

    public static Map<String, @Nullable Object> message(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            message.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return message;
    }

    public static byte[] point() {
        return EcPrivateKey.generate(new SecureRandom()).publicKey().compressed();
    }

    public ServerEvent receive(byte[] body) {
        engine.feed(body);
        engine.finish();
        return engine.next();
    }

    public void assertAlert(String text, byte[] body) {
        assertEquals(new ServerEvent.Closed(Optional.of(text)), receive(body));
        assertTrue(server.calls.isEmpty());
    }

    public static HandshakeMessage handshake(@Nullable Object... namesAndValues) {
        return new HandshakeMessage("any", message(namesAndValues));
    }

    public static byte[] plainHandshake(HandshakeMessage message) {
        ClientBody body = new ClientBody();
        body.handshake(message);
        return body.request();
    }

    public static byte[] concat(byte[]... parts) {
        byte[] all = new byte[0];
        for (byte[] part : parts) {
            int length = all.length;
            all = Arrays.copyOf(all, length + part.length);
            System.arraycopy(part, 0, all, length, part.length);
        }
        return all;
    }
}
