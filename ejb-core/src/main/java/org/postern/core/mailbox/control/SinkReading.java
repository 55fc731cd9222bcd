package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.postern.core.call.CallContext;
import org.postern.core.mailbox.entity.MessageQuery;
import org.postern.core.mailbox.entity.Sink;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.Username;
import org.postern.protocol.method.SinkMethods.MessageNumbers;
import org.postern.protocol.method.SinkMethods.SinkEntry;
import org.postern.protocol.method.SinkMethods.SinkGetInfo;
import org.postern.protocol.method.SinkMethods.SinkGetMessages;
import org.postern.protocol.method.SinkMethods.SinkInfo;
import org.postern.protocol.method.SinkMethods.SinkOptions;

/**
 * What a sink tells its owner (white paper "Mailboxes"; api.md §10). Message numbers are given up to the counters of the
 * same answer, so that the next request can begin behind them.
 */
@Dependent
public class SinkReading {
    private static final long MAX_NUMBERS = 10_000;

    private final EntityManager entities;
    private final SinkAccess access;
    private final MessageQuery messages;

    @Inject
    public SinkReading(EntityManager entities, SinkAccess access, MessageQuery messages) {
        this.entities = entities;
        this.access = access;
        this.messages = messages;
    }

    /** The sinks of the caller, oldest first. */
    public List<SinkEntry> allOf(Username user) {
        return entities.createQuery(
                        "select s from Sink s where s.owner = :owner order by s.createdAt, s.id", Sink.class)
                .setParameter("owner", user.text())
                .getResultStream()
                .map(SinkReading::entry)
                .toList();
    }

    /**
     * Counters and description of a sink.
     *
     * @throws ProtocolException the refusals of {@link SinkAccess#forReading}
     */
    public SinkInfo info(CallContext context, SinkGetInfo call) throws ProtocolException {
        Sink sink = access.forReading(context, call.sid());
        Optional<List<Long>> mids = call.addMidList()
                ? Optional.of(messages.numbers(call.sid(), 1, sink.seq(), List.of(), Long.MAX_VALUE))
                : Optional.empty();
        return new SinkInfo(
                sink.seq(),
                sink.lastSeenSeq(),
                sink.modSeq(),
                mids,
                Optional.of(sink.mode()),
                Optional.of(sink.data()),
                Optional.of(options(sink)));
    }

    /**
     * Message numbers by range and tags.
     *
     * @throws ProtocolException the refusals of {@link SinkAccess#forReading}
     */
    public MessageNumbers numbers(CallContext context, SinkGetMessages call) throws ProtocolException {
        Sink sink = access.forReading(context, call.sid());
        List<String> tags = call.tags().orElse(List.of());
        long from = call.from().orElse(1L);
        long to = Math.min(call.to().orElse(sink.seq()), sink.seq());
        List<Long> mids =
                messages.numbers(call.sid(), from, to, tags, call.limit().orElse(MAX_NUMBERS));
        return new MessageNumbers(mids, sink.seq(), sink.modSeq());
    }

    private static SinkEntry entry(Sink sink) {
        return new SinkEntry(sink.id(), sink.mode(), sink.data(), options(sink));
    }

    private static SinkOptions options(Sink sink) {
        return new SinkOptions(Optional.of(sink.removable()), Optional.of(sink.keyAccess()));
    }
}
