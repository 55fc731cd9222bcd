package org.postern.core.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong usable = new AtomicLong(1000);
    private final AtomicLong nanos = new AtomicLong(-5);
    private final AtomicLong looks = new AtomicLong();
    private final DiskSpace space = new DiskSpace(
            () -> {
                looks.incrementAndGet();
                return usable.get();
            },
            nanos::get,
            1000);

    @Test
    void isScarceBelowTheReserve() {
        assertFalse(space.isScarce());
        usable.set(999);
        nanos.addAndGet(SECOND);
        assertTrue(space.isScarce());
        usable.set(1000);
        nanos.addAndGet(SECOND);
        assertFalse(space.isScarce(), "without a restart");
    }

    @Test
    void looksAtTheDiskOnceASecond() {
        for (int i = 0; i < 100; i++) {
            assertEquals(1000, space.free());
        }
        assertEquals(1, looks.get());
        nanos.addAndGet(SECOND - 1);
        assertEquals(1000, space.free());
        assertEquals(1, looks.get());
        nanos.addAndGet(1);
        assertEquals(1000, space.free());
        assertEquals(2, looks.get());
    }
}
