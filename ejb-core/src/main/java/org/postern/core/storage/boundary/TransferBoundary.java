package org.postern.core.storage.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.postern.core.caller.Caller;
import org.postern.core.storage.TransferPurpose;
import org.postern.core.storage.TransferPurpose.Taken;
import org.postern.core.storage.control.Transfers;
import org.postern.core.storage.control.Transfers.Purged;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.TransferId;

/** Transfer sessions, for the subjects whose objects are made of blocks (api.md §8). */
@Stateless
public class TransferBoundary {
    @Inject
    Transfers transfers;

    /** Opens a session, see {@link Transfers#open}. */
    public TransferId open(Caller caller, TransferPurpose purpose) throws ProtocolException {
        return transfers.open(caller, purpose);
    }

    /** Removes sessions that have expired, see {@link Transfers#purge}. */
    public Purged purge(int atMost) {
        return transfers.purge(atMost);
    }

    /** Consumes a session, see {@link Transfers#take}. */
    public Taken take(TransferId id, TransferPurpose called, List<BlockId> named) throws ProtocolException {
        return transfers.take(id, called, named);
    }
}
