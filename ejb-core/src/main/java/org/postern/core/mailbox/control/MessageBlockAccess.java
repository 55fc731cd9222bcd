package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import org.postern.core.caller.Caller;
import org.postern.core.mailbox.entity.Message;
import org.postern.core.storage.BlockAccess;
import org.postern.core.storage.BlockReferences;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.method.BlockSource.InMessage;

/** Blocks of messages for who may read the sink they are in (api.md §8, {@code source.type = "message"}). */
@Dependent
public class MessageBlockAccess implements BlockAccess<InMessage> {
    private final SinkAccess access;
    private final MessageReading messages;
    private final BlockReferences references;

    @Inject
    public MessageBlockAccess(SinkAccess access, MessageReading messages, BlockReferences references) {
        this.access = access;
        this.messages = messages;
        this.references = references;
    }

    @Override
    public Class<InMessage> source() {
        return InMessage.class;
    }

    @Override
    public boolean holds(Caller caller, InMessage source, Collection<BlockId> distinctBlocks) throws ProtocolException {
        access.forBlocks(caller, source);
        messages.messages(source.sid(), Set.of(source.mid()));
        return references.holds(Message.blockOwner(source.sid(), source.mid()), distinctBlocks);
    }
}
