package org.postern.transport.record;

import java.util.Arrays;

/** The one growable buffer records are written into (transport.md §6.5). */
final class OutputBuffer {
    private static final int INITIAL = 1024;

    /** A longer buffer is given back, so that a stream that once carried a block does not hold on to its memory. */
    private static final int KEPT = 1 << 16;

    private byte[] bytes = new byte[INITIAL];
    private int size;

    /** Makes room and returns where it starts; {@link #bytes()} may be another array afterwards. */
    int append(int length) {
        int start = size;
        int needed = Math.addExact(size, length);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
        size = needed;
        return start;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Hands everything over; a buffer that is full to the last byte, as a block leaves it, without a copy. */
    byte[] drain() {
        boolean full = size == bytes.length;
        byte[] drained = full ? bytes : Arrays.copyOf(bytes, size);
        if (full || bytes.length > KEPT) {
            bytes = new byte[INITIAL];
        }
        size = 0;
        return drained;
    }
}
