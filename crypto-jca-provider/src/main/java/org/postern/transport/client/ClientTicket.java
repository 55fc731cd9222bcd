package org.postern.transport.client;

import java.time.Instant;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Randoms;
import org.postern.transport.record.RecordKeys;

/** A ticket in the client's hands, with the master secret it stands for (transport.md §10). */
@SuppressWarnings("ArrayRecordComponent") // a holder of key bytes, never compared
public record ClientTicket(byte[] id, byte[] masterSecret, Instant expiry) {
    public RecordKeys recordKeys(byte[] clientRandom) {
        return KeySchedule.recordKeys(masterSecret, new Randoms(clientRandom, id));
    }
}
