package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.postern.core.caller.Caller;
import org.postern.core.mailbox.control.Delivery.Content;
import org.postern.core.mailbox.control.Delivery.Envelope;
import org.postern.core.mailbox.control.SenderCheck.Sender;
import org.postern.core.storage.boundary.TransferBoundary;
import org.postern.core.storage.boundary.TransferPurpose;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
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
        senders.require(caller, call.sid(), new Sender(fresh.hashmail(), fresh.pub()));
        return transfers.open(new TransferPurpose.MessagePut(call.sid(), fresh.hashmail(), fresh.pub(), call.extra()));
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
        if (call.transferId().isPresent()) {
            extraAuth = extraOf(call.transferId().get(), data);
            senders.requireAgain(caller, data.sid(), sender);
        } else if (data.blocks().isEmpty()) {
            senders.require(caller, data.sid(), sender);
        } else {
            throw new ProtocolException(ErrorCode.INVALID_TRANSFER_SESSION);
        }
        Content content = new Content(data.sid(), data.senderPub58(), data.blocks(), data.extra(), data.signature());
        return delivery.deliver(content, new Envelope(Optional.of(data.senderHashmail()), extraAuth, "", call.tags()));
    }

    /** Consumes the session; its ExtraAuth is the one that counts. */
    private Optional<String> extraOf(TransferId id, PostedMessage data) throws ProtocolException {
        TransferPurpose called =
                new TransferPurpose.MessagePut(data.sid(), data.senderHashmail(), data.senderPub58(), Optional.empty());
        return switch (transfers.take(id, called, data.blocks())) {
            case TransferPurpose.MessagePut opened -> opened.extra();
            case TransferPurpose other -> throw new AssertionError("another type of session is refused as such");
        };
    }
}
