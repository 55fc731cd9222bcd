package org.postern.transport;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.transport.Connection.Keyed;
import org.postern.transport.record.Randoms;

/** The server's side of {@code ticket} and {@code ticket_request} (transport.md §9.2, §9.3, §10). */
final class TicketExchange {
    private final ServerPorts ports;
    private final ServerRecords records;

    TicketExchange(ServerPorts ports, ServerRecords records) {
        this.ports = ports;
        this.records = records;
    }

    Keyed resume(ClientHandshake.Ticket message) throws HandshakeRefused {
        TicketGrant grant = ports.tickets()
                .redeem(message.ticketId())
                .orElseThrow(() -> new HandshakeRefused(AlertText.INVALID_TICKET));
        Keyed keyed = new Keyed(
                grant.masterSecret(),
                new Randoms(message.clientRandom(), message.ticketId()),
                grant.sessionId(),
                grant.agent());
        records.switchTo(keyed.recordKeys());
        return keyed;
    }

    Keyed issue(ClientHandshake.TicketRequest message, Keyed connection) {
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        reply.put("type", "ticket_response");
        putTickets(reply, connection.grant(), message.count());
        records.handshake(reply);
        return connection;
    }

    void putTickets(Map<String, @Nullable Object> reply, TicketGrant grant, int count) {
        reply.put("tickets", ports.tickets().issue(grant, count));
        reply.put("ttl", ports.tickets().ttlSeconds());
    }
}
