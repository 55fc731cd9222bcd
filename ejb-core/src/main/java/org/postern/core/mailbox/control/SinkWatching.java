package org.postern.core.mailbox.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.postern.core.call.CallContext;
import org.postern.core.call.Watcher;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.core.mailbox.entity.SinkNumbers;
import org.postern.core.mailbox.entity.SinkNumbers.Numbers;
import org.postern.core.watch.boundary.Watches;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.WatchMethods.SinkCounters;
import org.postern.protocol.method.WatchMethods.SinkWatch;

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
     * @throws ProtocolException INVALID_STATE where there is no stream, or the refusals of {@link SinkAccess#forChange}; the
     *     set stays as it was
     */
    public List<SinkCounters> watch(CallContext context, SinkWatch call) throws ProtocolException {
        LoggedIn owner = context.caller().requireUser();
        Watcher watcher = context.watcher().orElseThrow(() -> new ProtocolException(ErrorCode.INVALID_STATE));
        Set<SinkId> sinks = new LinkedHashSet<>();
        for (int i = 0; i < call.sinks().size(); i++) {
            context.proved().key(i);
            SinkId sink = call.sinks().get(i).sid();
            access.forChange(owner, sink);
            sinks.add(sink);
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
