package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import org.postern.core.caller.Caller;
import org.postern.core.mailbox.entity.Message;
import org.postern.core.mailbox.entity.Sink;
import org.postern.core.mailbox.entity.SinkNumbers;
import org.postern.core.mailbox.entity.SinkNumbers.Numbers;
import org.postern.core.quota.Amount;
import org.postern.core.storage.BlockReferences;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.MessageMethods.MessageDelete;

/** Deletion of messages by the owner, all or none (white paper "Messages"; api.md §11 {@code messageDelete}). */
@Dependent
public class MessageDeletion {
    private final EntityManager entities;
    private final SinkAccess access;
    private final SinkNumbers numbers;
    private final MessageReading reading;
    private final BlockReferences references;
    private final AnonymousMail mail;
    private final InstantSource clock;

    @Inject
    public MessageDeletion(
            EntityManager entities,
            SinkAccess access,
            SinkNumbers numbers,
            MessageReading reading,
            BlockReferences references,
            AnonymousMail mail,
            InstantSource clock) {
        this.entities = entities;
        this.access = access;
        this.numbers = numbers;
        this.reading = reading;
        this.references = references;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * Deletes messages.
     *
     * @throws ProtocolException in this order: access, INVALID_MOD_SEQ, MESSAGE_DOESNT_EXISTS with the
     *     first number that is not there
     */
    public void delete(Caller caller, MessageDelete call) throws ProtocolException {
        Set<Long> mids = new LinkedHashSet<>(call.mids());
        Sink sink = access.forChange(caller.requireUser(), call.sid());
        Numbers before =
                numbers.lock(call.sid()).orElseThrow(() -> new ProtocolException(ErrorCode.SINK_DOESNT_EXISTS));
        if (call.expectedModSeq() != before.modSeq() + mids.size()) {
            throw new ProtocolException(ErrorCode.INVALID_MOD_SEQ);
        }
        long modification = before.modSeq();
        for (Message message : reading.messages(call.sid(), mids)) {
            modification++;
            message.markDeleted(modification, clock.millis());
        }
        mail.giveBack(sink, counted(call.sid(), mids));
        removeBodies(call.sid(), mids);
        numbers.modify(call.sid(), mids.size());
    }

    private Amount counted(SinkId sid, Set<Long> mids) {
        return entities.createQuery(
                        "select b.countedItems, b.countedBlocks, b.countedBytes from MessageBody b where b.sid = :sid and b.mid in :mids",
                        Object[].class)
                .setParameter("sid", sid.key().compressed())
                .setParameter("mids", mids)
                .getResultStream()
                .map(row -> new Amount((Integer) row[0], (Long) row[1], (Long) row[2]))
                .reduce(Amount.NONE, Amount::plus);
    }

    /** The block lists go with them; the blocks are left to the collection. */
    private void removeBodies(SinkId sid, Set<Long> mids) {
        entities.createQuery("delete from MessageBody b where b.sid = :sid and b.mid in :mids")
                .setParameter("sid", sid.key().compressed())
                .setParameter("mids", mids)
                .executeUpdate();
        references.release(
                mids.stream().map(mid -> Message.blockOwner(sid, mid)).toList());
    }
}
