package org.postern.core.mailbox.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.postern.core.call.CallContext;
import org.postern.core.caller.Caller;
import org.postern.core.caller.Caller.LoggedIn;
import org.postern.core.mailbox.control.SinkCreation;
import org.postern.core.mailbox.control.SinkPolling;
import org.postern.core.mailbox.control.SinkReading;
import org.postern.core.mailbox.control.SinkWatching;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.Done;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.PollMethods.SinkNews;
import org.postern.protocol.method.PollMethods.SinkPoll;
import org.postern.protocol.method.SinkMethods.MessageNumbers;
import org.postern.protocol.method.SinkMethods.SinkCreate;
import org.postern.protocol.method.SinkMethods.SinkEntry;
import org.postern.protocol.method.SinkMethods.SinkGetInfo;
import org.postern.protocol.method.SinkMethods.SinkGetMessages;
import org.postern.protocol.method.SinkMethods.SinkInfo;
import org.postern.protocol.method.WatchMethods.SinkCounters;
import org.postern.protocol.method.WatchMethods.SinkWatch;

/** Sinks: mailboxes that key pairs identify (white paper "Mailboxes"; api.md §10). */
@Stateless
public class SinkBoundary {
    @Inject
    SinkCreation creation;

    @Inject
    SinkReading reading;

    @Inject
    SinkWatching watching;

    @Inject
    SinkPolling polling;

    /** Creates a sink, see {@link SinkCreation#create}. */
    public Done sinkCreate(Caller caller, SinkCreate call) throws ProtocolException {
        creation.create(caller, call);
        return Done.OK;
    }

    /** Tells a stream of these sinks from now on, see {@link SinkWatching#watch}. */
    public List<SinkCounters> sinkWatch(CallContext context, SinkWatch call) throws ProtocolException {
        return watching.watch(context, call);
    }

    /** What is new in sinks, see {@link SinkPolling#news}. */
    public Map<SinkId, SinkNews> sinkPoll(CallContext context, SinkPoll call) throws ProtocolException {
        return polling.news(context, call);
    }

    /** What is new in sinks for an owner who has waited, see {@link SinkPolling#newsAfterWaiting}. */
    public Map<SinkId, SinkNews> sinkPollAgain(LoggedIn owner, SinkPoll call) throws ProtocolException {
        return polling.newsAfterWaiting(owner, call);
    }

    public List<SinkEntry> sinkGetAllMy(Caller caller, NoParams call) throws ProtocolException {
        return reading.allOf(caller.requireUser().user());
    }

    /** Counters and description of a sink, see {@link SinkReading#info}. */
    public SinkInfo sinkGetInfo(CallContext context, SinkGetInfo call) throws ProtocolException {
        return reading.info(context, call);
    }

    /** Message numbers by range and tags, see {@link SinkReading#numbers}. */
    public MessageNumbers sinkGetMessages(CallContext context, SinkGetMessages call) throws ProtocolException {
        return reading.numbers(context, call);
    }
}
