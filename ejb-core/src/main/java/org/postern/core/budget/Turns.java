package org.postern.core.budget;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.postern.core.settings.Rate;

/**
 * A rate that is kept by waiting: nothing is refused, but whoever asks for more than his burst is told how long to wait, so that
 * all he does together keeps to the rate (the virtual scheduling of the generic cell rate algorithm, ITU-T I.371 annex A).
 *
 * @param <K> what users are told apart by
 */
public final class Turns<K> implements Budget {
    /** Nobody waits longer: clients wait 40 s for an answer. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    /** As many users as have a bucket of their own elsewhere; of more, those who came first begin anew. */
    private static final int MOST_USERS = 100_000;

    private final long nanosEach;
    private final long burst;
    private final long burstNanos;
    private final LongSupplier nanos;
    private final LinkedHashMap<K, Long> turns = new LinkedHashMap<>();
    private long delayed;

    /**
     * Nobody waits.
     *
     * @param nanos a clock that never goes back
     */
    public Turns(Rate rate, LongSupplier nanos) {
        this.nanosEach = TimeUnit.SECONDS.toNanos(1) / rate.perSecond();
        this.burst = rate.burst();
        this.burstNanos = rate.burst() * nanosEach;
        this.nanos = nanos;
    }

    /** Takes so much, and says how long to wait before more is done; zero within the burst. */
    public synchronized Duration take(K user, int amount) {
        long now = nanos.getAsLong();
        long ahead = Math.min(LONGEST.toNanos(), ahead(turns.remove(user), now) + amount * nanosEach);
        turns.put(user, now + ahead);
        forgetRested(now);
        delayed += ahead > 0 ? 1 : 0;
        return Duration.ofNanos(Math.max(0, ahead));
    }

    /** How far his turn is ahead of now, at least the whole burst behind. */
    private long ahead(@Nullable Long turn, long now) {
        return turn == null ? -burstNanos : Math.max(-burstNanos, turn - now);
    }

    private void forgetRested(long now) {
        Iterator<Long> oldest = turns.values().iterator();
        while (oldest.hasNext()) {
            boolean rested = ahead(oldest.next(), now) <= -burstNanos;
            if (!rested && turns.size() <= MOST_USERS) {
                return;
            }
            oldest.remove();
        }
    }

    /** Of whoever is the furthest ahead; refused are those that had to wait. */
    @Override
    public synchronized Use use() {
        long now = nanos.getAsLong();
        long most = turns.values().stream()
                .mapToLong(turn -> ahead(turn, now) + burstNanos)
                .max()
                .orElse(0);
        return new Use(most / nanosEach, burst, delayed);
    }
}
