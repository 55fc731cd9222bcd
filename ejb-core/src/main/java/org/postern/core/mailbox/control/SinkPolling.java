package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.postern.core.call.CallContext;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.core.mailbox.entity.Message;
import org.postern.core.mailbox.entity.NewMessages;
import org.postern.core.mailbox.entity.NewMessages.Size;
import org.postern.core.mailbox.entity.Sink;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.MessageMethods.MessageData;
import org.postern.protocol.method.MessageMethods.MessageMeta;
import org.postern.protocol.method.PollMethods.PolledSink;
import org.postern.protocol.method.PollMethods.SinkNews;
import org.postern.protocol.method.PollMethods.SinkPoll;

/**
 * What is new in an owner's sinks (api.md §10 {@code sinkPoll}). Where an answer would become too large it ends earlier, with numbers
 * from which the next poll goes on.
 */
@Dependent
public class SinkPolling {
    private final EntityManager entities;
    private final SinkAccess access;
    private final NewMessages newMessages;
    private final MessageReading reading;

    @Inject
    public SinkPolling(EntityManager entities, SinkAccess access, NewMessages newMessages, MessageReading reading) {
        this.entities = entities;
        this.access = access;
        this.newMessages = newMessages;
        this.reading = reading;
    }

    /** Lets a caller to a sink, or refuses. */
    private interface Door {
        Sink open(int index, PolledSink entry) throws ProtocolException;
    }

    /**
     * What is new.
     *
     * @throws ProtocolException the refusals of {@link SinkAccess#forChange}, with the sink's id where they are about the sink
     */
    public Map<SinkId, SinkNews> news(CallContext context, SinkPoll call) throws ProtocolException {
        LoggedIn owner = context.caller().requireUser();
        return read(call, (index, entry) -> {
            context.proved().key(index);
            return access.forChange(owner, entry.sid());
        });
    }

    /** The same some time later: the proofs were accepted then, and hold once. */
    public Map<SinkId, SinkNews> newsAfterWaiting(LoggedIn owner, SinkPoll call) throws ProtocolException {
        return read(call, (_, entry) -> access.forOwnSession(owner, entry.sid()));
    }

    private Map<SinkId, SinkNews> read(SinkPoll call, Door door) throws ProtocolException {
        Map<PolledSink, Sink> sinks = new LinkedHashMap<>();
        for (int i = 0; i < call.sinks().size(); i++) {
            PolledSink entry = call.sinks().get(i);
            sinks.put(entry, open(door, i, entry));
        }
        PollBudget budget = new PollBudget();
        Map<SinkId, SinkNews> all = new LinkedHashMap<>();
        for (Map.Entry<PolledSink, Sink> sink : sinks.entrySet()) {
            Optional<SinkNews> news = news(sink.getKey(), sink.getValue(), budget);
            news.ifPresent(found -> all.put(sink.getKey().sid(), found));
        }
        if (call.updateLastSeen()) {
            markSeen(all);
        }
        return all;
    }

    /** In one order for all callers, so that none of them waits for another who waits for him. */
    private void markSeen(Map<SinkId, SinkNews> answered) {
        answered.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> entities.createQuery("update Sink s set s.lastSeenSeq = :seq where s.id = :id")
                        .setParameter("seq", entry.getValue().seq())
                        .setParameter("id", entry.getKey().key().compressed())
                        .executeUpdate());
    }

    private static Sink open(Door door, int index, PolledSink entry) throws ProtocolException {
        try {
            return door.open(index, entry);
        } catch (ProtocolException e) {
            boolean aboutSink = e.code() == ErrorCode.SINK_DOESNT_EXISTS || e.code() == ErrorCode.ACCESS_DENIED;
            throw aboutSink ? new ProtocolException(e.code(), entry.sid().toString()) : e;
        }
    }

    private Optional<SinkNews> news(PolledSink known, Sink sink, PollBudget budget) throws ProtocolException {
        if (sink.seq() <= known.seq() && sink.modSeq() <= known.modSeq()) {
            return Optional.empty();
        }
        List<Size> sizes = newMessages.sizes(known.sid(), known.seq(), sink.seq(), PollBudget.MESSAGES + 1);
        List<Long> mids = budget.take(sizes);
        List<Message> messages = reading.existing(known.sid(), new LinkedHashSet<>(mids));
        Map<Long, MessageData> byNumber = reading.data(known.sid(), messages);
        List<MessageData> data =
                mids.stream().map(byNumber::get).filter(Objects::nonNull).toList();
        if (mids.size() < sizes.size()) {
            return mids.isEmpty() ? Optional.empty() : Optional.of(upTo(mids.getLast(), known, messages, data, budget));
        }
        return withModifications(known, sink, data, budget);
    }

    /** Messages up to one; modifications are told with the last of them. */
    private static SinkNews upTo(
            long seq, PolledSink known, List<Message> messages, List<MessageData> data, PollBudget budget) {
        budget.takeMetas(messages.size());
        return new SinkNews(
                seq, known.modSeq(), data, messages.stream().map(Message::meta).toList());
    }

    private Optional<SinkNews> withModifications(
            PolledSink known, Sink sink, List<MessageData> data, PollBudget budget) {
        int room = Math.max(0, budget.metas());
        List<Message> modified = newMessages.modified(known.sid(), known.modSeq(), sink.modSeq(), room + 1);
        List<Message> told = modified.subList(0, Math.min(room, modified.size()));
        budget.takeMetas(told.size());
        if (data.isEmpty() && told.isEmpty() && !modified.isEmpty()) {
            return Optional.empty();
        }
        List<MessageMeta> metas = told.stream().map(Message::meta).toList();
        long lastTold = metas.isEmpty() ? known.modSeq() : metas.getLast().modId();
        long modSeq = told.size() == modified.size() ? sink.modSeq() : lastTold;
        return Optional.of(new SinkNews(sink.seq(), modSeq, data, metas));
    }
}
