package org.postern.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postern.cli.home.Memory;
import org.postern.client.account.Account;
import org.postern.client.failure.ClientFailure;
import org.postern.client.json.Json;
import org.postern.client.mailbox.Mailbox;
import org.postern.client.mailbox.Sink;
import org.postern.client.mailbox.Sinks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code inbox}: what mailboxes hold (client.md §10 "Reading"). */
@Command(name = "inbox", description = "Lists messages: those of all mailboxes others write to, or of one mailbox.")
final class InboxCommand extends Deed {
    @Option(names = "--sink", paramLabel = "NAME|ID", description = "Only this mailbox.")
    private @Nullable String chosen;

    @Option(
            names = "--follow",
            description = "Go on showing messages as they arrive, until Ctrl-C. With --json each message is a line.")
    private boolean follow;

    @Override
    void run(Workspace workspace) throws ClientFailure {
        Account account = workspace.logIn();
        List<Sink> sinks = sinks(account);
        Memory memory = workspace.memory();
        if (follow) {
            new Following(workspace, account, sinks, memory).run();
            return;
        }
        ObjectNode json = Json.object();
        ArrayNode messages = json.putArray("messages");
        List<String> lines = new ArrayList<>();
        for (Sink sink : sinks) {
            for (Mailbox.Entry entry : new Mailbox(account.session(), sink).list()) {
                EntryText text = EntryText.of(sink, entry, memory);
                messages.add(text.json());
                lines.add(text.line());
            }
        }
        workspace.output().remark(lines.isEmpty() ? "No messages." : EntryText.HEAD);
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
}
