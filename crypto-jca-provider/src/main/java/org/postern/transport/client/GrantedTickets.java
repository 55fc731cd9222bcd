package org.postern.transport.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.postern.pson.PsonException;
import org.postern.transport.message.Members;

/** Reads the tickets a server has granted (transport.md §9.2). */
public final class GrantedTickets {
    /** A server that names an absurd lifetime is not believed for more than a day. */
    private static final long MAX_TTL = Duration.ofDays(1).toSeconds();

    private GrantedTickets() {}

    public static List<ClientTicket> read(Members message, byte[] masterSecret, Instant now) throws RecordRejected {
        try {
            Instant expiry = now.plusSeconds(Math.clamp(message.integer("ttl"), 0L, MAX_TTL));
            List<ClientTicket> tickets = new ArrayList<>();
            for (byte[] id : message.binaries("tickets")) {
                tickets.add(new ClientTicket(id, masterSecret, expiry));
            }
            if (tickets.isEmpty()) {
                throw new RecordRejected("expected tickets, found none");
            }
            return tickets;
        } catch (PsonException malformed) {
            throw new RecordRejected("malformed tickets: " + malformed.getMessage());
        }
    }
}
