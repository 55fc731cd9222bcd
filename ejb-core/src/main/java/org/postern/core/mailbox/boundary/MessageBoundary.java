package org.postern.core.mailbox.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.postern.core.call.CallContext;
import org.postern.core.caller.Caller;
import org.postern.core.mailbox.control.MessageDeletion;
import org.postern.core.mailbox.control.MessageReading;
import org.postern.core.mailbox.control.OwnMessages;
import org.postern.core.mailbox.control.Posting;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.TransferId;
import org.postern.protocol.method.Done;
import org.postern.protocol.method.MessageMethods.MessageDelete;
import org.postern.protocol.method.MessageMethods.MessageGet;
import org.postern.protocol.method.MessageMethods.MessageView;
import org.postern.protocol.method.PostingMethods.Delivered;
import org.postern.protocol.method.PostingMethods.MessageCreate;
import org.postern.protocol.method.PostingMethods.MessageCreateInit;
import org.postern.protocol.method.PostingMethods.MessagePutFinish;
import org.postern.protocol.method.PostingMethods.MessagePutInit;

/** Messages: left in sinks, numbered, read and deleted by the owner (white paper "Messages"; api.md §11). */
@Stateless
public class MessageBoundary {
    @Inject
    Posting posting;

    @Inject
    OwnMessages ownMessages;

    @Inject
    MessageReading reading;

    @Inject
    MessageDeletion deletion;

    /** Opens a session for a message from outside, see {@link Posting#init}. */
    public TransferId messagePutInit(Caller caller, MessagePutInit call) throws ProtocolException {
        return posting.init(caller, call);
    }

    /** Leaves a message from outside, see {@link Posting#finish}. */
    public Delivered messagePutFinish(Caller caller, MessagePutFinish call) throws ProtocolException {
        return posting.finish(caller, call);
    }

    /** Opens a session for a message of the owner, see {@link OwnMessages#init}. */
    public TransferId messageCreateInit(Caller caller, MessageCreateInit call) throws ProtocolException {
        return ownMessages.init(caller, call.sid());
    }

    /** Keeps a message of the owner, see {@link OwnMessages#create}. */
    public Delivered messageCreate(Caller caller, MessageCreate call) throws ProtocolException {
        return ownMessages.create(caller, call);
    }

    /** Reads messages, see {@link MessageReading#get}. */
    public Map<Long, MessageView> messageGet(CallContext context, MessageGet call) throws ProtocolException {
        return reading.get(context, call);
    }

    /** Deletes messages, see {@link MessageDeletion#delete}. */
    public Done messageDelete(Caller caller, MessageDelete call) throws ProtocolException {
        deletion.delete(caller, call);
        return Done.OK;
    }
}
