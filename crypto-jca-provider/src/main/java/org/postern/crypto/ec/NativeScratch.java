package org.postern.crypto.ec;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory off the heap for one operation on the curve (transport.md §16); wiped at its end, because keys lie in it. */
final class NativeScratch implements AutoCloseable {
    private static final int SIZE = 512;
    private static final int ALIGNMENT = 8;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment memory = arena.allocate(SIZE, ALIGNMENT);
    private long used;

    NativeScratch() {}

    /** Zero bytes. */
    MemorySegment room(int length) {
        MemorySegment part = memory.asSlice(used, length);
        used += (length + ALIGNMENT - 1) & -ALIGNMENT;
        return part;
    }

    MemorySegment copy(byte[] bytes) {
        return copy(bytes, 0, bytes.length);
    }

    MemorySegment copy(byte[] bytes, int offset, int length) {
        MemorySegment part = room(length);
        MemorySegment.copy(MemorySegment.ofArray(bytes), offset, part, 0, length);
        return part;
    }

    @Override
    public void close() {
        memory.fill((byte) 0);
        arena.close();
    }
}
