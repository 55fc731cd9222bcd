package org.postern.transport.record;

import java.util.Arrays;

/** The one growable buffer records are written into (transport.md §6.5). */
final class OutputBuffer {
    private byte[] bytes = new byte[1024];
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

    byte[] drain() {
        byte[] drained = Arrays.copyOf(bytes, size);
        size = 0;
        return drained;
    }
}
