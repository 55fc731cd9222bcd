package org.postern.api.front;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.postern.api.http.NetworkMemory;

/** The bytes of a body that have come so far, with room that grows as they come and not as the client announces. */
final class Collected {
    private static final int FIRST = 64 << 10;
    private static final int GROWTH = 4;

    private final int most;
    private final NetworkMemory share;
    private byte[] bytes = new byte[0];
    private int size;

    /**
     * Nothing yet.
     *
     * @param most bytes of the body as announced, or the limit for all bodies
     */
    Collected(int most, NetworkMemory share) {
        this.most = most;
        this.share = share;
    }

    /** What became of received bytes. */
    enum Outcome {
        KEPT,
        TOO_LARGE,
        NO_MEMORY
    }

    Outcome add(ByteBuffer received) {
        int more = received.remaining();
        if (more > most - size) {
            return Outcome.TOO_LARGE;
        }
        if (!makeRoom(size + more)) {
            return Outcome.NO_MEMORY;
        }
        received.get(bytes, size, more);
        size += more;
        return Outcome.KEPT;
    }

    private boolean makeRoom(int needed) {
        if (needed <= bytes.length) {
            return true;
        }
        int room = (int) Math.min(most, Math.max(Math.max(FIRST, needed), (long) GROWTH * bytes.length));
        if (!share.take(room - bytes.length)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, room);
        return true;
    }

    int most() {
        return most;
    }

    int size() {
        return size;
    }

    /** The whole body. */
    byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
