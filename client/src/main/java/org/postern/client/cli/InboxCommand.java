package org.postern.client.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.client.account.Account;
import org.postern.client.failure.ClientFailure;
import org.postern.client.json.Json;
import org.postern.client.mailbox.Mailbox;
import org.postern.client.mailbox.MessageContent;
import org.postern.client.mailbox.ReceivedMessage;
import org.postern.client.mailbox.Sink;
import org.postern.client.mailbox.Sinks;
import org.postern.client.profile.Memory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code inbox}: what mailboxes hold (client.md §10 "Reading"). */
@Command(name = "inbox", description = "Lists messages: those of all mailboxes others write to, or of one mailbox.")
final class InboxCommand extends Deed {
    private static final String LINE = "%-12s %5s %s  %-24s %-4s %s";

    @Option(names = "--sink", paramLabel = "NAME|ID", description = "Only this mailbox.")
    private @Nullable String chosen;

    @Override
    void run(Workspace workspace) throws ClientFailure {
        Account account = workspace.logIn();
        Memory memory = workspace.memory();
        ObjectNode json = Json.object();
        ArrayNode messages = json.putArray("messages");
        List<String> lines = new ArrayList<>();
        for (Sink sink : sinks(account)) {
            for (Mailbox.Entry entry : new Mailbox(account.session(), sink).list()) {
                boolean isNew = entry.number() > memory.lastSeen(sink.id().toString());
                messages.add(json(sink, entry).put("new", isNew));
                lines.add((isNew ? "* " : "  ") + line(sink, entry));
            }
        }
        if (lines.isEmpty()) {
            workspace.output().remark("No messages.");
        } else {
            workspace
                    .output()
                    .remark("  " + String.format(LINE, "MAILBOX", "No", "DATE            ", "FROM", "FILES", "TITLE"));
        }
        workspace.output().result(json, lines);
    }

    private List<Sink> sinks(Account account) throws ClientFailure {
        Sinks sinks = new Sinks(account);
        String one = chosen;
        if (one != null) {
            return List.of(sinks.find(one));
        }
        return sinks.list().stream()
                .filter(sink -> switch (sink.mode()) {
                    case PUBLIC, ANONYMOUS, SHARED -> true;
                    case PRIVATE, LOW -> false;
                })
                .toList();
    }

    private static ObjectNode json(Sink sink, Mailbox.Entry entry) {
        ObjectNode json = Json.object().put("sink", sink.name()).put("number", entry.number());
        return switch (entry) {
            case Mailbox.Entry.Opened opened -> MessageJson.summary(json, opened.message());
            case Mailbox.Entry.Refused refused ->
                json.put("error", refused.reason().sentence());
        };
    }

    private static String line(Sink sink, Mailbox.Entry entry) {
        String mailbox = Terminal.printableLine(sink.name());
        return switch (entry) {
            case Mailbox.Entry.Opened opened -> opened(mailbox, opened.message());
            case Mailbox.Entry.Refused refused ->
                String.format(
                        "%-12s %5d %s",
                        mailbox, refused.number(), refused.reason().sentence());
        };
    }

    private static String opened(String mailbox, ReceivedMessage message) {
        MessageContent content = message.content();
        return String.format(
                LINE,
                mailbox,
                message.number(),
                Sizes.time(message.date()),
                Terminal.printableLine(content.sender().address().toString()),
                content.attachments().size(),
                Terminal.printableLine(MessageJson.title(content)));
    }
}
