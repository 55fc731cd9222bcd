package org.postern.transport.server;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.srp.SrpHex;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.server.Connection.Keyed;
import org.postern.transport.server.Connection.Switching;

/** The server's side of {@code srp_init} and {@code srp_exchange} (transport.md §9.4). */
final class PasswordLoginExchange {
    private final ServerPorts ports;
    private final ServerRecords records;
    private final TicketExchange tickets;

    PasswordLoginExchange(ServerPorts ports, ServerRecords records, TicketExchange tickets) {
        this.ports = ports;
        this.records = records;
        this.tickets = tickets;
    }

    void begin(ClientHandshake.SrpInit message) throws HandshakeRefused {
        PasswordLogin.Challenge challenge =
                ports.passwordLogin().begin(message.user(), message.host(), message.properties());
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        reply.put("sessionId", challenge.sessionId());
        reply.put("N", SrpHex.encode(challenge.group().n()));
        reply.put("g", SrpHex.encode(challenge.group().g()));
        reply.put("k", SrpHex.encode(challenge.group().k()));
        // The salt is no number: always all its digits (§14.4).
        reply.put("s", HexFormat.of().formatHex(challenge.salt()));
        reply.put("B", SrpHex.encode(challenge.b()));
        reply.put("loginData", challenge.loginData());
        reply.put("type", "srp_init");
        reply.put("agent", ports.agent());
        records.handshake(reply);
    }

    Switching finish(ClientHandshake.SrpExchange message, Keyed connection) throws HandshakeRefused {
        PasswordLogin.Proof proof = ports.passwordLogin().finish(message.sessionId(), message.a(), message.m1());
        Keyed loggedIn = connection.loggedIn(
                proof.sharedKey(), message.sessionId(), ports.clock().instant());
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        // Minimal form, because the browser client compares text (§14.4).
        reply.put("M2", SrpHex.encode(proof.m2()));
        reply.put("type", "srp_exchange");
        tickets.putTickets(reply, loggedIn.grant(), message.tickets());
        records.handshake(reply);
        records.switchTo(loggedIn.recordKeys());
        return new Switching(connection, loggedIn);
    }
}
