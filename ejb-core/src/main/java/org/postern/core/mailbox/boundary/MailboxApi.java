package org.postern.core.mailbox.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.postern.core.call.Answer;
import org.postern.core.call.Binding;
import org.postern.core.call.MethodGroup;
import org.postern.protocol.method.MailboxMethods;
import org.postern.protocol.method.PollMethods;
import org.postern.protocol.method.WatchMethods;

/** The methods of sinks and messages (api.md §10, §11). */
@Dependent
public class MailboxApi implements MethodGroup {
    private final SinkBoundary sinks;
    private final Polls polls;
    private final MessageBoundary messages;

    @Inject
    public MailboxApi(SinkBoundary sinks, Polls polls, MessageBoundary messages) {
        this.sinks = sinks;
        this.polls = polls;
        this.messages = messages;
    }

    @Override
    public List<Binding<?, ?>> bindings() {
        return List.of(
                Binding.of(MailboxMethods.SINK_CREATE, sinks::sinkCreate),
                Binding.of(MailboxMethods.SINK_GET_ALL_MY, sinks::sinkGetAllMy),
                Binding.of(MailboxMethods.SINK_GET_INFO, sinks::sinkGetInfo),
                Binding.of(MailboxMethods.SINK_GET_MESSAGES, sinks::sinkGetMessages),
                new Binding<>(
                        WatchMethods.SINK_WATCH, (context, params) -> Answer.of(sinks.sinkWatch(context, params))),
                new Binding<>(PollMethods.SINK_POLL, polls::poll),
                Binding.of(MailboxMethods.MESSAGE_PUT_INIT, messages::messagePutInit),
                Binding.of(MailboxMethods.MESSAGE_PUT_FINISH, messages::messagePutFinish),
                Binding.of(MailboxMethods.MESSAGE_CREATE_INIT, messages::messageCreateInit),
                Binding.of(MailboxMethods.MESSAGE_CREATE, messages::messageCreate),
                Binding.of(MailboxMethods.MESSAGE_GET, messages::messageGet),
                Binding.of(MailboxMethods.MESSAGE_DELETE, messages::messageDelete));
    }
}
