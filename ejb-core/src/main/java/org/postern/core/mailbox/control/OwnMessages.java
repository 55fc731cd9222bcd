package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.caller.Caller;
import org.postern.core.mailbox.control.Delivery.Content;
import org.postern.core.mailbox.control.Delivery.Envelope;
import org.postern.core.quota.Amount;
import org.postern.core.storage.TransferPurpose;
import org.postern.core.storage.TransferPurpose.Field;
import org.postern.core.storage.boundary.TransferBoundary;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.PostingMethods.Delivered;
import org.postern.protocol.method.PostingMethods.MessageCreate;
import org.postern.protocol.method.PostingMethods.OwnMessage;

/** What the owner of a sink puts into it, signed with the sink's key (api.md §11 "The owner's own messages"). */
@Dependent
public class OwnMessages {
    private final SinkAccess access;
    private final TransferBoundary transfers;
    private final Delivery delivery;

    @Inject
    public OwnMessages(SinkAccess access, TransferBoundary transfers, Delivery delivery) {
        this.access = access;
        this.transfers = transfers;
        this.delivery = delivery;
    }

    /**
     * Opens a session for a message with blocks.
     *
     * @throws ProtocolException the refusals of {@link SinkAccess#forOwnSession}
     */
    public TransferId init(Caller caller, SinkId sid) throws ProtocolException {
        access.forOwnSession(caller, sid);
        return transfers.open(caller, purpose(sid, caller.requireUser().user()));
    }

    /**
     * Keeps a message of the owner.
     *
     * @throws ProtocolException in this order: transfer session, another signer than the sink, access, content
     */
    public Delivered create(Caller caller, MessageCreate call) throws ProtocolException {
        OwnMessage data = call.data();
        if (call.transferId().isPresent()) {
            TransferPurpose called = purpose(data.sid(), caller.requireUser().user());
            transfers.take(call.transferId().get(), called, data.blocks());
        } else if (!data.blocks().isEmpty()) {
            throw new ProtocolException(ErrorCode.INVALID_TRANSFER_SESSION);
        }
        if (!data.senderPub58().equals(data.sid().key())) {
            throw new ProtocolException(
                    ErrorCode.INVALID_JSON_PARAMETERS, "data -> senderPub58 -> Expected the key of the sink");
        }
        access.forOwnSession(caller, data.sid());
        Content content = new Content(data.sid(), data.senderPub58(), data.blocks(), data.extra(), data.signature());
        return delivery.deliver(
                content, new Envelope(Optional.empty(), Optional.empty(), call.flags(), call.tags()), Amount.NONE);
    }

    private static TransferPurpose purpose(SinkId sid, Username user) {
        return TransferPurpose.of(
                "messageCreate", Field.ofBytes("sid", sid.key().compressed()), new Field("username", user.text()));
    }
}
