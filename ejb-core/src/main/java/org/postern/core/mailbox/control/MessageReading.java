package org.postern.core.mailbox.control;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.postern.core.call.CallContext;
import org.postern.core.mailbox.entity.Message;
import org.postern.core.mailbox.entity.MessageBody;
import org.postern.core.storage.BlockOwner;
import org.postern.core.storage.BlockReferences;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.BlockId;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.MessageMethods.MessageData;
import org.postern.protocol.method.MessageMethods.MessageGet;
import org.postern.protocol.method.MessageMethods.MessageMode;
import org.postern.protocol.method.MessageMethods.MessageView;

/**
 * Reading messages by their numbers (white paper "Messages"; api.md §11 "Reading"). What one answer carries is bounded, so
 * that a small request cannot make the server build a large answer.
 */
@Dependent
public class MessageReading {
    /** Block ids in one answer, two full lists. */
    static final int MAX_BLOCK_IDS = 65_536;
    /** Bytes of extra in one answer. */
    static final int MAX_EXTRA = 8 << 20;

    private final EntityManager entities;
    private final SinkAccess access;
    private final BlockReferences references;

    @Inject
    public MessageReading(EntityManager entities, SinkAccess access, BlockReferences references) {
        this.entities = entities;
        this.access = access;
        this.references = references;
    }

    /**
     * Reads messages.
     *
     * @return the messages in the order asked for
     * @throws ProtocolException the refusals of {@link SinkAccess#forReading}, MESSAGE_DOESNT_EXISTS with the first number
     *     that is not there, or an answer too large
     */
    public Map<Long, MessageView> get(CallContext context, MessageGet call) throws ProtocolException {
        access.forReading(context, call.sid());
        List<Message> messages = messages(call.sid(), new LinkedHashSet<>(call.mids()));
        boolean withData = call.mode() != MessageMode.META;
        boolean withMeta = call.mode() != MessageMode.DATA;
        Map<Long, MessageData> data = withData ? data(call.sid(), messages) : Map.of();
        Map<Long, MessageView> views = new LinkedHashMap<>();
        for (Message message : messages) {
            views.put(
                    message.mid(),
                    new MessageView(
                            Optional.ofNullable(data.get(message.mid())),
                            withMeta ? Optional.of(message.meta()) : Optional.empty()));
        }
        return views;
    }

    /** The messages of these numbers in their order; every one of them must exist. */
    List<Message> messages(SinkId sid, Set<Long> mids) throws ProtocolException {
        List<Message> found = existing(sid, mids);
        if (found.size() < mids.size()) {
            Set<Long> there = found.stream().map(Message::mid).collect(toSet());
            throw new ProtocolException(
                    ErrorCode.MESSAGE_DOESNT_EXISTS,
                    mids.stream()
                            .filter(mid -> !there.contains(mid))
                            .findFirst()
                            .orElseThrow());
        }
        return found;
    }

    /** The messages of these numbers in their order, without those that do not exist. */
    List<Message> existing(SinkId sid, Set<Long> mids) {
        if (mids.isEmpty()) {
            return List.of();
        }
        Map<Long, Message> found = entities.createQuery(
                        "select m from Message m where m.sid = :sid and m.mid in :mids and m.deleted = false",
                        Message.class)
                .setParameter("sid", sid.key().compressed())
                .setParameter("mids", mids)
                .getResultStream()
                .collect(toMap(Message::mid, m -> m));
        return mids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** What the senders sent, by number. */
    Map<Long, MessageData> data(SinkId sid, List<Message> messages) throws ProtocolException {
        if (messages.isEmpty()) {
            return Map.of();
        }
        Map<Long, Long> dates = messages.stream().collect(toMap(Message::mid, Message::serverDate));
        requireSmallExtras(sid, dates.keySet());
        Map<BlockOwner, List<BlockId>> lists = references.lists(
                dates.keySet().stream().map(mid -> Message.blockOwner(sid, mid)).toList(), MAX_BLOCK_IDS + 1);
        if (lists.values().stream().mapToInt(List::size).sum() > MAX_BLOCK_IDS) {
            throw tooLarge(MAX_BLOCK_IDS + " block ids");
        }
        return entities.createQuery(
                        "select b from MessageBody b where b.sid = :sid and b.mid in :mids", MessageBody.class)
                .setParameter("sid", sid.key().compressed())
                .setParameter("mids", dates.keySet())
                .getResultStream()
                .collect(toMap(
                        MessageBody::mid,
                        body -> data(
                                sid,
                                body,
                                lists.getOrDefault(Message.blockOwner(sid, body.mid()), List.of()),
                                dates.getOrDefault(body.mid(), 0L))));
    }

    private static MessageData data(SinkId sid, MessageBody body, List<BlockId> blocks, long serverDate) {
        return new MessageData(
                sid,
                body.sender(),
                body.senderHashmail().map(Hashmail::toString),
                body.senderHashmail().map(Hashmail::host),
                body.extraAuth(),
                blocks,
                body.extra(),
                body.signature(),
                body.mid(),
                serverDate);
    }

    private void requireSmallExtras(SinkId sid, Collection<Long> mids) throws ProtocolException {
        Number bytes =
                (Number) entities.createNativeQuery("select coalesce(sum(octet_length(extra)), 0) from message_body"
                                + " where sid = :sid and mid in (:mids)")
                        .setParameter("sid", sid.key().compressed())
                        .setParameter("mids", mids)
                        .getSingleResult();
        if (bytes.longValue() > MAX_EXTRA) {
            throw tooLarge(MAX_EXTRA + " bytes of extra");
        }
    }

    private static ProtocolException tooLarge(String bound) {
        return new ProtocolException(
                ErrorCode.INVALID_JSON_PARAMETERS,
                "mids -> Expected an answer of at most " + bound + ", found more; ask for fewer at once");
    }
}
