package org.postern.core.mailbox.boundary;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.postern.core.call.Answer;
import org.postern.core.call.CallContext;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.core.mailbox.control.SinkChanges;
import org.postern.core.mailbox.control.SinkChanges.Expected;
import org.postern.core.settings.Settings;
import org.postern.core.settings.WaitingSettings;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.PollMethods.Polled;
import org.postern.protocol.method.PollMethods.PolledSink;
import org.postern.protocol.method.PollMethods.SinkNews;
import org.postern.protocol.method.PollMethods.SinkPoll;

/** {@code sinkPoll}: what is new at once, or as soon as there is something (api.md §10). */
@Dependent
public class Polls {
    private final SinkBoundary sinks;
    private final SinkChanges changes;
    private final WaitingSettings settings;

    @Inject
    public Polls(SinkBoundary sinks, SinkChanges changes, Settings settings) {
        this.sinks = sinks;
        this.changes = changes;
        this.settings = settings.waiting();
    }

    /**
     * What is new in the sinks. The waiting begins before they are read: whatever changes later ends it, whatever changed earlier
     * is read.
     *
     * @throws ProtocolException the refusals of {@link SinkBoundary#sinkPoll}
     */
    public Answer<Polled> poll(CallContext context, SinkPoll call) throws ProtocolException {
        LoggedIn owner = context.caller().requireUser();
        Duration patience = settings.longPollingTimeout();
        Expected change = changes.expect(sids(call));
        boolean waits = false;
        try {
            Map<SinkId, SinkNews> news = sinks.sinkPoll(context, call);
            waits = news.isEmpty() && !patience.isZero();
            return waits
                    ? new Answer.Later<>(
                            change.stage(), patience, () -> polled(sinks.sinkPollAgain(owner, call)), change::end)
                    : Answer.of(polled(news));
        } finally {
            if (!waits) {
                change.end();
            }
        }
    }

    private Polled polled(Map<SinkId, SinkNews> news) {
        return new Polled(settings.longPollingDelay().toMillis(), news);
    }

    private static Set<SinkId> sids(SinkPoll call) {
        return call.sinks().stream().map(PolledSink::sid).collect(toUnmodifiableSet());
    }
}
