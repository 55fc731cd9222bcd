package org.postern.core.space;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Room on the disk of the data directory. What is left below the reserve is for reading, deleting, logging in and administrators
 * (api.md §22 "Reserve on the disk").
 */
public final class DiskSpace {
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier usable;
    private final LongSupplier nanos;
    private final long reserve;
    private final AtomicLong looked;
    private volatile long free;

    /**
     * The room on one disk.
     *
     * @param usable asks the disk for its free bytes, which takes a moment
     * @param nanos a clock that nobody sets
     * @param reserve bytes
     */
    public DiskSpace(LongSupplier usable, LongSupplier nanos, long reserve) {
        this.usable = usable;
        this.nanos = nanos;
        this.reserve = reserve;
        this.looked = new AtomicLong(nanos.getAsLong());
        this.free = usable.getAsLong();
    }

    /** Whether nothing more may be stored. */
    public boolean isScarce() {
        return free() < reserve;
    }

    /** Free bytes, of a moment ago at most: whoever is refused for lack of room must not cost a look at the disk. */
    public long free() {
        long now = nanos.getAsLong();
        long before = looked.get();
        if (now - before >= LOOK_NANOS && looked.compareAndSet(before, now)) {
            free = usable.getAsLong();
        }
        return free;
    }

    public long reserve() {
        return reserve;
    }
}
