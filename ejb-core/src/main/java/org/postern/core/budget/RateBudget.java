package org.postern.core.budget;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.postern.core.settings.Rate;

/**
 * An amount that comes back by itself: each has a bucket that fills at a rate and holds no more than a burst (RFC 2697 calls
 * it a token bucket). Whoever was away for long has a full one, so the buckets of those are not kept.
 *
 * @param <K> what users are told apart by
 */
public final class RateBudget<K> implements Budget {
    /** Buckets kept; of more users than that at a time those who came first begin with a full one again. */
    private static final int MOST_BUCKETS = 100_000;

    private final double perNano;
    private final double burst;
    private final LongSupplier nanos;
    private final LinkedHashMap<K, Bucket> buckets = new LinkedHashMap<>();
    private long refused;

    /**
     * Everybody's bucket is full.
     *
     * @param nanos a clock that never goes back
     */
    public RateBudget(Rate rate, LongSupplier nanos) {
        this.perNano = rate.perSecond() / (double) TimeUnit.SECONDS.toNanos(1);
        this.burst = rate.burst();
        this.nanos = nanos;
    }

    private record Bucket(double left, long at) {}

    /** Takes so much, or nothing: whether it was there. */
    public synchronized boolean take(K user, int amount) {
        long now = nanos.getAsLong();
        double left = left(buckets.remove(user), now);
        boolean there = left >= amount;
        buckets.put(user, new Bucket(there ? left - amount : left, now));
        forgetFull(now);
        refused += there ? 0 : 1;
        return there;
    }

    private double left(@Nullable Bucket bucket, long now) {
        return bucket == null ? burst : Math.min(burst, bucket.left + (now - bucket.at) * perNano);
    }

    /** The buckets are in the order of their last use, so the first ones have had most time to fill. */
    private void forgetFull(long now) {
        Iterator<Map.Entry<K, Bucket>> oldest = buckets.entrySet().iterator();
        while (oldest.hasNext()) {
            boolean full = left(oldest.next().getValue(), now) >= burst;
            if (!full && buckets.size() <= MOST_BUCKETS) {
                return;
            }
            oldest.remove();
        }
    }

    @Override
    public synchronized Use use() {
        long now = nanos.getAsLong();
        double most = buckets.values().stream()
                .mapToDouble(bucket -> burst - left(bucket, now))
                .max()
                .orElse(0);
        return new Use(Math.round(most), Math.round(burst), refused);
    }
}
