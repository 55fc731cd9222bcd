package org.postern.transport.server;

import java.time.Instant;
import java.util.Optional;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Randoms;
import org.postern.transport.record.RecordKeys;

/**
 * What the server knows about the sender of the next record of a connection (transport.md §8).
 *
 * <p>Who it is follows from the keys the record came under, and changes only when the client switches to the next ones. Otherwise a
 * middleman of the anonymous key exchange could let a login pass and then make calls of that user under the keys it shares.
 */
public sealed interface Connection {
    /** Randoms of the ticket last presented. */
    Randoms randoms();

    /** Login session the sender belongs to. */
    Optional<String> sessionId();

    /** What the client has said of itself. */
    Peer peer();

    /**
     * Whether the keys hold something that the server chose for this connection alone: then nothing that comes under them was
     * recorded before. Those of {@code ecdhef} at the start of a body or stream do not (transport.md §9.6).
     */
    boolean live();

    /** The start of every body: no keys, no user. */
    record Fresh() implements Connection {
        @Override
        public Randoms randoms() {
            return Randoms.NONE;
        }

        @Override
        public Optional<String> sessionId() {
            return Optional.empty();
        }

        @Override
        public Peer peer() {
            return Peer.UNKNOWN;
        }

        @Override
        public boolean live() {
            return false;
        }
    }

    /** The server has switched to the next keys; the client still sends as before, until its change cipher spec. */
    record Switching(Connection current, Keyed next) implements Connection {
        @Override
        public Randoms randoms() {
            return current.randoms();
        }

        @Override
        public Optional<String> sessionId() {
            return current.sessionId();
        }

        @Override
        public Peer peer() {
            return current.peer();
        }

        @Override
        public boolean live() {
            return current.live();
        }
    }

    /** Both sides are under the keys of this master secret. */
    @SuppressWarnings("ArrayRecordComponent") // a holder of key bytes, never compared
    record Keyed(
            byte[] masterSecret, Randoms randoms, Optional<String> sessionId, Peer peer, boolean live, Instant agreedAt)
            implements Connection {
        RecordKeys recordKeys() {
            return KeySchedule.recordKeys(masterSecret, randoms);
        }

        TicketGrant grant() {
            return new TicketGrant(masterSecret, sessionId, peer.agent(), agreedAt);
        }

        /** The next keys after a login. */
        Keyed loggedIn(byte[] sharedKey, String session, Instant now) {
            return new Keyed(
                    KeySchedule.masterSecret(sharedKey, randoms), randoms, Optional.of(session), peer, true, now);
        }
    }

    /** The next keys after a key exchange to which the server gave a key of this moment; a session stays (§9.8). */
    default Keyed rekeyed(byte[] preMaster, Peer said, Instant now) {
        return rekeyed(preMaster, said, true, now);
    }

    /** The same where the server gave its known key: of this connection alone is then at most the ticket that opened it (§9.6). */
    default Keyed rekeyedWithServerKey(byte[] preMaster, Peer said, Instant now) {
        return rekeyed(preMaster, said, randoms().server().length > 0, now);
    }

    private Keyed rekeyed(byte[] preMaster, Peer said, boolean live, Instant now) {
        byte[] masterSecret = KeySchedule.masterSecret(preMaster, randoms());
        return new Keyed(masterSecret, randoms(), sessionId(), peer().and(said), live, now);
    }
}
