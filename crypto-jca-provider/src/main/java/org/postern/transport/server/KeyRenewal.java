package org.postern.transport.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;

/** When the server asks its client for new keys, and how long it then waits in a record stream (transport.md §9.8). */
final class KeyRenewal {
    /** Bytes sealed under one AES key, far below what its block length allows. */
    static final long MAX_BYTES = 1L << 32;

    /** Records a client may still send that were on their way when it was asked. */
    static final int GRACE_RECORDS = 256;

    /** Time a client has to change keys. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final Duration lifetime;
    private boolean asked;
    private Optional<Instant> deadline = Optional.empty();
    private int recordsLeft;

    KeyRenewal(InstantSource clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Whether the client is to be asked now: keys too old or used too much, and not asked before. */
    boolean isDue(Instant agreedAt, long sealedBytes) {
        return !asked && (sealedBytes > MAX_BYTES || clock.instant().isAfter(agreedAt.plus(lifetime)));
    }

    /** The client was asked. One that has sent its whole body already cannot obey in it, so it gets no deadline. */
    void asked(boolean moreToCome) {
        asked = true;
        if (moreToCome && deadline.isEmpty()) {
            deadline = Optional.of(clock.instant().plus(GRACE));
            recordsLeft = GRACE_RECORDS;
        }
    }

    /**
     * Counts a call that came under the old keys.
     *
     * @throws HandshakeRefused if the client was asked and has gone on for too long
     */
    void countCall() throws HandshakeRefused {
        if (deadline.isPresent() && (--recordsLeft < 0 || clock.instant().isAfter(deadline.get()))) {
            throw new HandshakeRefused(AlertText.KEY_CHANGE_REQUIRED);
        }
    }

    /** The client has switched to new keys. */
    void changed() {
        asked = false;
        deadline = Optional.empty();
    }
}
