package org.postern.core.budget;

import java.util.HashMap;
import java.util.Map;

/**
 * An amount that is held and given back: so much by each holder, so much by all together.
 *
 * @param <K> what holders are told apart by
 */
public final class Stock<K> implements Budget {
    private final long mostOfEach;
    private final long most;
    private final Map<K, Long> held = new HashMap<>();
    private long heldByAll;
    private long refused;

    /** Nothing is held yet. */
    public Stock(long mostOfEach, long most) {
        this.mostOfEach = mostOfEach;
        this.most = most;
    }

    /** Takes so much, or nothing: whether it was there. */
    public synchronized boolean take(K holder, long amount) {
        long before = held.getOrDefault(holder, 0L);
        if (amount > mostOfEach - before || amount > most - heldByAll) {
            refused++;
            return false;
        }
        held.put(holder, before + amount);
        heldByAll += amount;
        return true;
    }

    /** Gives back what was taken, or a part of it. */
    public synchronized void give(K holder, long amount) {
        if (amount == 0) {
            return;
        }
        long before = held.getOrDefault(holder, 0L);
        if (amount > before) {
            throw new IllegalStateException("expected at most " + before + " to be given back, found " + amount);
        }
        heldByAll -= amount;
        if (amount == before) {
            held.remove(holder);
        } else {
            held.put(holder, before - amount);
        }
    }

    /** How much all hold together. */
    public synchronized long held() {
        return heldByAll;
    }

    @Override
    public synchronized Use use() {
        return new Use(heldByAll, most, refused);
    }
}
