package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.caller.Caller;
import org.postern.core.mailbox.control.Delivery.Content;
import org.postern.core.mailbox.control.Delivery.Envelope;
import org.postern.core.mailbox.control.SenderCheck.Sender;
import org.postern.core.quota.Amount;
import org.postern.core.storage.TransferPurpose;
import org.postern.core.storage.TransferPurpose.Field;
import org.postern.core.storage.TransferPurpose.Taken;
import org.postern.core.storage.boundary.TransferBoundary;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.FreshSignature;
import org.postern.protocol.method.PostingMethods.Delivered;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.method.PostingMethods.MessagePutInit;
import org.postern.protocol.method.PostingMethods.PostedMessage;

/** Messages from outside (white paper "Messages": messagePutInit, messagePutFinish; api.md §11 "Posting from outside"). */
@Dependent
public class Posting {
    private final SenderCheck senders;
    private final TransferBoundary transfers;
    private final Delivery delivery;

    @Inject
    public Posting(SenderCheck senders, TransferBoundary transfers, Delivery delivery) {
        this.senders = senders;
        this.transfers = transfers;
        this.delivery = delivery;
    }

    /**
     * Opens a session for a message with blocks.
     *
     * @throws ProtocolException the refusals of the sender check
     */
    public TransferId init(Caller caller, MessagePutInit call) throws ProtocolException {
        FreshSignature fresh = call.signature();
        Sender sender = new Sender(fresh.hashmail(), fresh.pub());
        senders.require(caller, call.sid(), sender);
        return transfers.open(caller, purpose(call.sid(), sender).keeping(call.extra()));
    }

    /**
     * Leaves a message.
     *
     * @throws ProtocolException in this order: transfer session, sender check, content
     */
    public Delivered finish(Caller caller, MessagePutFinish call) throws ProtocolException {
        PostedMessage data = call.data();
        Sender sender = new Sender(data.senderHashmail(), data.senderPub58());
        Optional<String> extraAuth = call.extra();
        long blockBytes = 0;
        if (call.transferId().isPresent()) {
            // The ExtraAuth of the first call is the one that counts.
            Taken taken = transfers.take(call.transferId().get(), purpose(data.sid(), sender), data.blocks());
            extraAuth = taken.purpose().kept();
            blockBytes = taken.bytes();
            senders.requireAgain(caller, data.sid(), sender);
        } else if (data.blocks().isEmpty()) {
            senders.require(caller, data.sid(), sender);
        } else {
            throw new ProtocolException(ErrorCode.INVALID_TRANSFER_SESSION);
        }
        Content content = new Content(data.sid(), data.senderPub58(), data.blocks(), data.extra(), data.signature());
        Envelope envelope = new Envelope(Optional.of(data.senderHashmail()), extraAuth, "", call.tags());
        long bytes = data.extra().length + extraAuth.map(String::length).orElse(0) + blockBytes;
        Amount counted = senders.isStranger(caller, data.sid(), sender)
                ? new Amount(1, data.blocks().size(), bytes)
                : Amount.NONE;
        return delivery.deliver(content, envelope, counted);
    }

    private static TransferPurpose purpose(SinkId sid, Sender sender) {
        return TransferPurpose.of(
                "messagePost",
                Field.ofBytes("sid", sid.key().compressed()),
                new Field("hashmail", sender.hashmail().toString()),
                Field.ofBytes("pub", sender.pub().compressed()));
    }
}
