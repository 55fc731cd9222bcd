package org.postern.transport.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.record.Randoms;
import org.postern.transport.server.Connection.Keyed;
import org.postern.transport.server.Connection.Switching;

/** The server's side of {@code ticket} and {@code ticket_request} (transport.md §9.2, §9.3, §10). */
final class TicketExchange {
    private final ServerPorts ports;
    private final ServerRecords records;

    TicketExchange(ServerPorts ports, ServerRecords records) {
        this.ports = ports;
        this.records = records;
    }

    Switching resume(ClientHandshake.Ticket message, Connection connection) throws HandshakeRefused {
        TicketGrant grant = ports.tickets()
                .redeem(message.ticketId())
                .orElseThrow(() -> new HandshakeRefused(AlertText.INVALID_TICKET));
        Keyed keyed = new Keyed(
                grant.masterSecret(),
                new Randoms(message.clientRandom(), message.ticketId()),
                grant.sessionId(),
                new Peer(grant.agent(), message.keyChange()),
                true,
                grant.agreedAt());
        records.switchTo(keyed.recordKeys());
        return new Switching(connection, keyed);
    }

    void issue(ClientHandshake.TicketRequest message, Keyed connection) {
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        reply.put("type", "ticket_response");
        putTickets(reply, connection.grant(), message.count());
        records.handshake(reply);
    }

    void putTickets(Map<String, @Nullable Object> reply, TicketGrant grant, int count) {
        // A stream needs no tickets, so a login in one asks for none.
        reply.put("tickets", count == 0 ? List.of() : ports.tickets().issue(grant, count));
        reply.put("ttl", ports.tickets().ttlSeconds());
    }
}
