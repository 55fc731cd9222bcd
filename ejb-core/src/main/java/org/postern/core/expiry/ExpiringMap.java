package org.postern.core.expiry;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Values in memory that are forgotten after a fixed time, and the oldest first when there are too many. All have the same
 * lifetime, so the order of entry (or of last use) is the order of expiry, and forgetting looks at the oldest only.
 */
public final class ExpiringMap<K, V> {
    private final long lifetime;
    private final int capacity;
    private final boolean sliding;
    private final Uptime clock;
    private final Consumer<V> forgotten;
    private final LinkedHashMap<K, Entry<V>> entries = new LinkedHashMap<>();

    private ExpiringMap(Duration lifetime, int capacity, boolean sliding, Uptime clock, Consumer<V> forgotten) {
        this.lifetime = lifetime.toMillis();
        this.capacity = capacity;
        this.sliding = sliding;
        this.clock = clock;
        this.forgotten = forgotten;
    }

    private record Entry<V>(V value, long expiresAt) {}

    /** What a value becomes, and what whoever changed it gets. */
    public record Change<V, R>(V after, R result) {}

    /** A map whose values live that long from their entry; {@code forgotten} sees each value that leaves unasked. */
    public static <K, V> ExpiringMap<K, V> fixed(Duration lifetime, int capacity, Uptime clock, Consumer<V> forgotten) {
        return new ExpiringMap<>(lifetime, capacity, false, clock, forgotten);
    }

    /** A map whose values live that long from their last use. */
    public static <K, V> ExpiringMap<K, V> sliding(Duration lifetime, int capacity, Uptime clock) {
        return new ExpiringMap<>(lifetime, capacity, true, clock, _ -> {});
    }

    public synchronized void put(K key, V value) {
        long now = clock.millis();
        forgetExpired(now);
        entries.remove(key);
        while (entries.size() >= capacity) {
            forgetOldest();
        }
        entries.put(key, new Entry<>(value, now + lifetime));
    }

    /** Enters a value, or combines it with the one there, whose time goes on. */
    public synchronized V merge(K key, V value, BinaryOperator<V> combine) {
        forgetExpired(clock.millis());
        Entry<V> entry = entries.get(key);
        if (entry == null) {
            put(key, value);
            return value;
        }
        V combined = combine.apply(entry.value, value);
        entries.put(key, new Entry<>(combined, entry.expiresAt));
        return combined;
    }

    /** The value, whose time begins anew in a sliding map. */
    public synchronized Optional<V> get(K key) {
        long now = clock.millis();
        forgetExpired(now);
        Entry<V> entry = entries.get(key);
        if (entry != null && sliding) {
            entries.remove(key);
            entries.put(key, new Entry<>(entry.value, now + lifetime));
        }
        return Optional.ofNullable(entry).map(Entry::value);
    }

    /** The value, for one caller only: it is gone afterwards. */
    public synchronized Optional<V> take(K key) {
        forgetExpired(clock.millis());
        return Optional.ofNullable(entries.remove(key)).map(Entry::value);
    }

    /** Replaces the value, whose time goes on, before anybody else sees it; empty where there is none. */
    public synchronized <R> Optional<R> change(K key, Function<V, Change<V, R>> deed) {
        forgetExpired(clock.millis());
        Entry<V> entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        Change<V, R> change = deed.apply(entry.value);
        entries.put(key, new Entry<>(change.after, entry.expiresAt));
        return Optional.of(change.result);
    }

    /** Whether the key has a value, whose time goes on. */
    public synchronized boolean contains(K key) {
        forgetExpired(clock.millis());
        return entries.containsKey(key);
    }

    public synchronized void removeIf(BiPredicate<K, V> condition) {
        entries.entrySet().removeIf(entry -> condition.test(entry.getKey(), entry.getValue().value));
    }

    /** The keys that the condition holds for, all of them looked at. */
    public synchronized List<K> keys(Predicate<K> condition) {
        forgetExpired(clock.millis());
        return entries.keySet().stream().filter(condition).toList();
    }

    /** A copy of what is there. */
    public synchronized List<V> values() {
        forgetExpired(clock.millis());
        return entries.values().stream().map(Entry::value).toList();
    }

    private void forgetExpired(long now) {
        while (!entries.isEmpty() && entries.firstEntry().getValue().expiresAt <= now) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Iterator<Map.Entry<K, Entry<V>>> oldest = entries.entrySet().iterator();
        V value = oldest.next().getValue().value;
        oldest.remove();
        forgotten.accept(value);
    }
}
