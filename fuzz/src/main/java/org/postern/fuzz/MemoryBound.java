package org.postern.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.postern.fuzz.reader.FuzzTarget;

/** Runs a target and counts what it allocates: memory in proportion to the input, never to a number in it (transport.md §23). */
final class MemoryBound {
    /** Ciphers, curve tables, buffers of a fixed size. */
    private static final long FIXED = 8L << 20;

    /** A PSON member costs its map entry, its key and its boxed value, times the passes that a target makes. */
    private static final long PER_BYTE = 4_096;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private MemoryBound() {}

    static void run(FuzzTarget target, byte[] input) throws Exception {
        long allowed = FIXED + PER_BYTE * input.length;
        if (allocated(target, input) <= allowed) {
            return;
        }
        // The first run may have loaded and instrumented classes.
        long again = allocated(target, input);
        if (again > allowed) {
            throw new AssertionError("broken: expected at most " + allowed + " bytes of memory for an input of "
                    + input.length + ", found " + again);
        }
    }

    private static long allocated(FuzzTarget target, byte[] input) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        target.run(input);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
