package org.postern.core.storage.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.postern.core.storage.TransferPurpose;
import org.postern.core.storage.control.Transfers;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.TransferId;

/** Transfer sessions, for the subjects whose objects are made of blocks (api.md §8). */
@Stateless
public class TransferBoundary {
    @Inject
    Transfers transfers;

    public TransferId open(TransferPurpose purpose) {
        return transfers.open(purpose);
    }

    /** Consumes a session, see {@link Transfers#take}. */
    public TransferPurpose take(TransferId id, TransferPurpose called, List<BlockId> named) throws ProtocolException {
        return transfers.take(id, called, named);
    }
}
