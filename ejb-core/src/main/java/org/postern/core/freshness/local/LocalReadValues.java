package org.postern.core.freshness.local;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.postern.core.expiry.CautiousClock;
import org.postern.core.freshness.boundary.OneTimeValues;
import org.postern.core.freshness.boundary.ReadValues;

/**
 * Nonces of reads: in memory, so that reading needs no room on the disk (api.md §4 "Nonce check"). What does not fit is kept where
 * the nonces of all other calls are, and looked up there as long as any of it lives.
 *
 * <p>A restart forgets them: a read that was recorded could be repeated then, until its time refuses it. Whoever can record a call
 * has its answer already.
 */
public final class LocalReadValues implements ReadValues {
    private final int capacity;
    private final OneTimeValues overflow;
    private final CautiousClock clock;
    private final Map<Value, Long> values = new HashMap<>();
    private final PriorityQueue<Ending> endings = new PriorityQueue<>();
    private long overflowUntil = Long.MIN_VALUE;

    /** A value, its bytes as characters: so they take the least memory. */
    private record Value(Kind kind, String bytes) {}

    private record Ending(long until, Value value) implements Comparable<Ending> {
        @Override
        public int compareTo(Ending other) {
            return Long.compare(until, other.until);
        }
    }

    /**
     * At most that many in memory.
     *
     * @param overflow takes what does not fit
     */
    public LocalReadValues(int capacity, OneTimeValues overflow, CautiousClock clock) {
        this.capacity = capacity;
        this.overflow = overflow;
        this.clock = clock;
    }

    @Override
    public boolean use(Kind kind, byte[] value, long until) {
        return switch (inMemory(new Value(kind, new String(value, StandardCharsets.ISO_8859_1)), until)) {
            case NEW -> true;
            case USED -> false;
            case NO_ROOM -> overflow.use(kind, value, until);
        };
    }

    private enum Found {
        NEW,
        USED,
        NO_ROOM
    }

    private synchronized Found inMemory(Value value, long until) {
        long now = clock.millis();
        forget(now, Integer.MAX_VALUE);
        if (values.containsKey(value)) {
            return Found.USED;
        }
        if (values.size() >= capacity || now < overflowUntil) {
            overflowUntil = Math.max(overflowUntil, until);
            return Found.NO_ROOM;
        }
        values.put(value, until);
        endings.add(new Ending(until, value));
        return Found.NEW;
    }

    @Override
    public synchronized int purge(int atMost) {
        return forget(clock.millis(), atMost);
    }

    private int forget(long now, int atMost) {
        int forgotten = 0;
        while (forgotten < atMost && !endings.isEmpty() && endings.peek().until <= now) {
            values.remove(endings.remove().value);
            forgotten++;
        }
        return forgotten;
    }
}
