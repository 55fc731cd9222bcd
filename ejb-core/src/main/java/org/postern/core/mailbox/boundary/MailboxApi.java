package org.postern.core.mailbox.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.postern.core.call.Binding;
import org.postern.core.call.MethodGroup;
import org.postern.protocol.method.MessageMethods;
import org.postern.protocol.method.PollMethods;
import org.postern.protocol.method.PostingMethods;
import org.postern.protocol.method.SinkMethods;
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
                Binding.of(SinkMethods.SINK_CREATE, sinks::sinkCreate),
                Binding.of(SinkMethods.SINK_GET_ALL_MY, sinks::sinkGetAllMy),
                Binding.knowing(SinkMethods.SINK_GET_INFO, sinks::sinkGetInfo),
                Binding.knowing(SinkMethods.SINK_GET_MESSAGES, sinks::sinkGetMessages),
                Binding.knowing(WatchMethods.SINK_WATCH, sinks::sinkWatch),
                new Binding<>(PollMethods.SINK_POLL, polls::poll),
                Binding.of(PostingMethods.MESSAGE_PUT_INIT, messages::messagePutInit),
                Binding.of(PostingMethods.MESSAGE_PUT_FINISH, messages::messagePutFinish),
                Binding.of(PostingMethods.MESSAGE_CREATE_INIT, messages::messageCreateInit),
                Binding.of(PostingMethods.MESSAGE_CREATE, messages::messageCreate),
                Binding.knowing(MessageMethods.MESSAGE_GET, messages::messageGet),
                Binding.of(MessageMethods.MESSAGE_DELETE, messages::messageDelete));
    }
}
