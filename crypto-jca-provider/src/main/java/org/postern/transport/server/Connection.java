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
    }

    /** Both sides are under the keys of this master secret. */
    @SuppressWarnings("ArrayRecordComponent") // a holder of key bytes, never compared
    record Keyed(byte[] masterSecret, Randoms randoms, Optional<String> sessionId, Peer peer, Instant agreedAt)
            implements Connection {
        RecordKeys recordKeys() {
            return KeySchedule.recordKeys(masterSecret, randoms);
        }

        TicketGrant grant() {
            return new TicketGrant(masterSecret, sessionId, peer.agent(), agreedAt);
        }

        /** The next keys after a login. */
        Keyed loggedIn(byte[] sharedKey, String session, Instant now) {
            return new Keyed(KeySchedule.masterSecret(sharedKey, randoms), randoms, Optional.of(session), peer, now);
        }
    }

    /** The next keys after a key exchange that yielded this pre-master secret; a session stays (§9.8). */
    default Keyed rekeyed(byte[] preMaster, Peer said, Instant now) {
        return new Keyed(KeySchedule.masterSecret(preMaster, randoms()), randoms(), sessionId(), peer().and(said), now);
    }
}
