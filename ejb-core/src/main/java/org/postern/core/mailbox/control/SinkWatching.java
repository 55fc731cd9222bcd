package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.core.call.Watcher;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.core.mailbox.Watches;
import org.postern.core.mailbox.entity.SinkNumbers;
import org.postern.core.mailbox.entity.SinkNumbers.Numbers;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.WatchMethods;
import org.postern.protocol.method.WatchMethods.SinkCounters;
import org.postern.protocol.method.WatchMethods.SinkWatch;
import org.postern.protocol.method.WatchMethods.WatchedSink;

/** What an owner is told of his sinks without asking again and again (api.md §10 {@code sinkWatch}). */
@Dependent
public class SinkWatching {
    private final SinkAccess access;
    private final SinkNumbers numbers;
    private final Watches watches;

    @Inject
    public SinkWatching(SinkAccess access, SinkNumbers numbers, Watches watches) {
        this.access = access;
        this.numbers = numbers;
        this.watches = watches;
    }

    /**
     * Replaces the set of watched sinks. The counters are read after the watching has begun: whatever changes later is told,
     * whatever changed earlier is in them.
     *
     * @param stream what is told; empty for a call that came in a body of its own
     * @throws ProtocolException INVALID_STATE where there is no stream, or the refusals of {@link SinkAccess#forChange}; the
     *     set stays as it was
     */
    public List<SinkCounters> watch(LoggedIn owner, Optional<Watcher> stream, SinkWatch call) throws ProtocolException {
        Watcher watcher = stream.orElseThrow(() -> new ProtocolException(ErrorCode.INVALID_STATE));
        Set<SinkId> sinks = new LinkedHashSet<>();
        for (WatchedSink entry : call.sinks()) {
            access.forChange(owner, WatchMethods.SINK_WATCH.name(), entry.sid(), entry.proof());
            sinks.add(entry.sid());
        }
        watches.watch(owner, watcher, sinks);
        List<SinkCounters> counters = new ArrayList<>();
        for (SinkId sink : sinks) {
            Numbers now = numbers.read(sink).orElseThrow(() -> new ProtocolException(ErrorCode.SINK_DOESNT_EXISTS));
            counters.add(new SinkCounters(sink, now.seq(), now.modSeq()));
        }
        return counters;
    }
}
