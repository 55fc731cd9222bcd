package org.postern.transport.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.server.Connection.Keyed;
import org.postern.transport.server.Connection.Switching;

/** The server's side of {@code key_init} and {@code key_exchange} (transport.md §9.5). */
final class KeyLoginExchange {
    private final ServerPorts ports;
    private final ServerRecords records;
    private final TicketExchange tickets;

    KeyLoginExchange(ServerPorts ports, ServerRecords records, TicketExchange tickets) {
        this.ports = ports;
        this.records = records;
        this.tickets = tickets;
    }

    void begin(ClientHandshake.KeyInit message) throws HandshakeRefused {
        KeyLogin.Challenge challenge = ports.keyLogin().begin(message.pub58(), message.properties());
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        reply.put("sessionId", challenge.sessionId());
        reply.put("I", challenge.user());
        reply.put("pub", challenge.serverKey().text());
        reply.put("type", "key_init");
        reply.put("agent", ports.agent());
        records.handshake(reply);
    }

    /** Unlike the server of 2018, this one switches its write side, as after every other key exchange (§22). */
    Switching finish(ClientHandshake.KeyExchangeProof message, Keyed connection) throws HandshakeRefused {
        byte[] sharedKey = ports.keyLogin().finish(message.sessionId(), message.proof());
        Keyed loggedIn = connection.loggedIn(
                sharedKey, message.sessionId(), ports.clock().instant());
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        reply.put("type", "key_exchange");
        tickets.putTickets(reply, loggedIn.grant(), message.tickets());
        records.handshake(reply);
        records.switchTo(loggedIn.recordKeys());
        return new Switching(connection, loggedIn);
    }
}
