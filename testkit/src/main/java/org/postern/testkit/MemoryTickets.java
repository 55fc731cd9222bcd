package org.postern.testkit;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.postern.transport.server.TicketGrant;
import org.postern.transport.server.TicketStore;

/** Tickets in memory (transport.md §10): fresh ones, or those of a recording. */
public final class MemoryTickets implements TicketStore {
    private record Entry(TicketGrant grant, Instant expiry) {}

    private static final int LENGTH = 16;
    private static final int TTL = 900;

    /** Of tickets that count again and again the first ones are those that were recorded; nobody sends the later ones. */
    private static final int KEPT = 4096;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Deque<byte[]> script = new ConcurrentLinkedDeque<>();
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Use use;

    public MemoryTickets(InstantSource clock) {
        this(clock, Use.ONCE);
    }

    public MemoryTickets(InstantSource clock, Use use) {
        this.clock = clock;
        this.use = use;
    }

    /** The next ticket that is issued will be this one. */
    public void addToScript(byte[] ticket) {
        script.add(ticket);
    }

    public void forgetAll() {
        entries.clear();
    }

    @Override
    public List<byte[]> issue(TicketGrant grant, int count) {
        byte[] drawn = new byte[count * LENGTH];
        random.nextBytes(drawn);
        Instant expiry = clock.instant().plusSeconds(TTL);
        List<byte[]> issued = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] scripted = script.poll();
            byte[] id = scripted == null ? Arrays.copyOfRange(drawn, i * LENGTH, (i + 1) * LENGTH) : scripted;
            if (use == Use.ONCE || entries.size() < KEPT) {
                entries.put(HexFormat.of().formatHex(id), new Entry(grant, expiry));
            }
            issued.add(id);
        }
        return issued;
    }

    @Override
    public Optional<TicketGrant> redeem(byte[] ticketId) {
        String id = HexFormat.of().formatHex(ticketId);
        return Optional.ofNullable(use == Use.ONCE ? entries.remove(id) : entries.get(id))
                .filter(entry -> use == Use.AGAIN || clock.instant().isBefore(entry.expiry()))
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
