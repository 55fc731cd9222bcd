package org.postern.transport;

import java.util.Optional;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Randoms;
import org.postern.transport.record.RecordKeys;

/** What the server knows about the connection of one body (transport.md §8). */
sealed interface Connection {
    /** Randoms of the ticket that opened the body. */
    Randoms randoms();

    /** Login session the connection belongs to. */
    Optional<String> sessionId();

    /** Agent text of the client. */
    Optional<String> agent();

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
        public Optional<String> agent() {
            return Optional.empty();
        }
    }

    /** After a key exchange or a ticket. */
    @SuppressWarnings("ArrayRecordComponent") // a holder of key bytes, never compared
    record Keyed(byte[] masterSecret, Randoms randoms, Optional<String> sessionId, Optional<String> agent)
            implements Connection {
        RecordKeys recordKeys() {
            return KeySchedule.recordKeys(masterSecret, randoms);
        }

        TicketGrant grant() {
            return new TicketGrant(masterSecret, sessionId, agent);
        }
    }

    /** The connection after a key exchange that yielded this pre-master secret; a session stays (§9.8). */
    default Keyed rekeyed(byte[] preMaster, Optional<String> newAgent) {
        return new Keyed(
                KeySchedule.masterSecret(preMaster, randoms()), randoms(), sessionId(), newAgent.or(this::agent));
    }

    /** The connection after a login. */
    default Keyed loggedIn(byte[] sharedKey, String session) {
        return new Keyed(KeySchedule.masterSecret(sharedKey, randoms()), randoms(), Optional.of(session), agent());
    }
}
