package org.postern.crypto.jca;

import java.util.Arrays;

/** A growing buffer that wipes what it gives up. */
final class SecretBuffer {
    private static final int FIRST = 256;

    private byte[] bytes = new byte[FIRST];
    private int size;

    void add(byte[] from, int offset, int length) {
        int needed = Math.addExact(size, length);
        if (needed > bytes.length) {
            byte[] larger = new byte[Math.max(needed, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8))];
            System.arraycopy(bytes, 0, larger, 0, size);
            Arrays.fill(bytes, (byte) 0);
            bytes = larger;
        }
        System.arraycopy(from, offset, bytes, size, length);
        size = needed;
    }

    /** Forgets everything behind the first bytes. */
    void truncate(int length) {
        Arrays.fill(bytes, length, size, (byte) 0);
        size = length;
    }

    int size() {
        return size;
    }

    /** A copy, which the caller wipes. */
    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }
}
