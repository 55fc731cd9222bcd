package org.postern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.client.account.Account;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.FileProblem;
import org.postern.client.json.Json;
import org.postern.client.mailbox.Draft;
import org.postern.client.mailbox.MessageSender;
import org.postern.client.mailbox.SinkAddress;
import org.postern.protocol.schema.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code send}: a message into a mailbox (client.md §10). */
@Command(
        name = "send",
        description = "Sends a message into a mailbox. Without an account in this home it goes without your name.")
final class SendCommand extends Deed {
    private static final String STANDARD_INPUT = "-";

    @Option(names = "--to", paramLabel = "SINK", required = true, description = "The mailbox: ID or ID@HOST:PORT.")
    private String to = "";

    @Option(names = "--title", defaultValue = "", description = "What it is about.")
    private String title = "";

    @Option(names = "--attach", paramLabel = "FILE", description = "A file to send along; may be repeated.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--anonymous", description = "Send without your name even if this home has an account.")
    private boolean anonymous;

    @Parameters(paramLabel = "TEXT", description = "The text, or - to read it from standard input.")
    private String text = "";

    @Override
    void run(Workspace workspace) throws ClientFailure, IOException {
        for (Path file : files) {
            PutCommand.requireReadable(file);
        }
        boolean named = !anonymous && workspace.profile().isPresent();
        SinkAddress sink = SinkAddress.parse(to, workspace::server);
        Draft draft = new Draft(title, body(workspace), files, Optional.empty());
        MessageSender.Sent sent;
        if (named) {
            Account account = workspace.logIn();
            sent = Posting.fromAccount(workspace, account, sink, draft);
        } else {
            workspace.output().remark("Sending without your name, signed with a key made for this message only.");
            sent = Posting.anonymously(workspace, sink, draft);
        }
        ObjectNode json = Json.object()
                .put("serverId", sent.delivered().serverId())
                .put("serverDate", sent.delivered().serverDate())
                .put("to", sink.toString())
                .put("anonymous", !named);
        workspace.output().result(json, List.of("Sent."));
    }

    private String body(Workspace workspace) throws FileProblem, IOException {
        if (!text.equals(STANDARD_INPUT)) {
            return text;
        }
        byte[] bytes = workspace.terminal().in().readNBytes(Limits.MAX_EXTRA + 1);
        if (bytes.length > Limits.MAX_EXTRA) {
            throw new FileProblem("The text is longer than a message can be. Attach it as a file. Nothing was sent.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
