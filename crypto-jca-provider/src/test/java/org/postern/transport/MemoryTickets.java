package org.postern.transport;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.transport.server.TicketGrant;
import org.postern.transport.server.TicketStore;

/** Tickets in memory, for tests: fresh ones, or those of a recording. */
public final class MemoryTickets implements TicketStore {
    private record Entry(TicketGrant grant, Instant expiry) {}

    private static final int TTL = 900;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Deque<byte[]> script = new ArrayDeque<>();
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    MemoryTickets(InstantSource clock) {
        this.clock = clock;
    }

    public void addToScript(byte[] ticket) {
        script.add(ticket);
    }

    public void forgetAll() {
        entries.clear();
    }

    @Override
    public List<byte[]> issue(TicketGrant grant, int count) {
        List<byte[]> issued = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] id = nextId();
            entries.put(
                    HexFormat.of().formatHex(id),
                    new Entry(grant, clock.instant().plusSeconds(TTL)));
            issued.add(id);
        }
        return issued;
    }

    private byte[] nextId() {
        if (!script.isEmpty()) {
            return script.remove();
        }
        byte[] id = new byte[16];
        random.nextBytes(id);
        return id;
    }

    @Override
    public Optional<TicketGrant> redeem(byte[] ticketId) {
        return Optional.ofNullable(entries.remove(HexFormat.of().formatHex(ticketId)))
                .filter(entry -> clock.instant().isBefore(entry.expiry()))
                .map(Entry::grant);
    }

    /** Whether any ticket stands for a login. */
    public boolean haveSession() {
        return entries.values().stream()
                .anyMatch(entry -> entry.grant().sessionId().isPresent());
    }

    @Override
    public int ttlSeconds() {
        return TTL;
    }
}
