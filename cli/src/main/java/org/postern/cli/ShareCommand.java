package org.postern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.client.account.Account;
import org.postern.client.failure.ClientFailure;
import org.postern.client.json.Json;
import org.postern.client.mailbox.Draft;
import org.postern.client.mailbox.MessageSender;
import org.postern.client.mailbox.SharedFile;
import org.postern.client.mailbox.SinkAddress;
import org.postern.client.storage.DescriptorReference;
import org.postern.client.storage.Descriptors;
import org.postern.client.storage.FileStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code share}: gives away the key of a file (client.md §15). */
@Command(name = "share", description = "Prints the reference with which others open a file, or sends it to a mailbox.")
final class ShareCommand extends Deed {
    @Parameters(paramLabel = "DESCRIPTOR|NAME", description = "The file.")
    private String source = "";

    @Option(names = "--write", description = "Let them change it too.")
    private boolean write;

    @Option(names = "--to", paramLabel = "SINK", description = "Send it to this mailbox: ID or ID@HOST:PORT.")
    private @Nullable String mailbox;

    @Override
    void run(Workspace workspace) throws ClientFailure {
        Account account = workspace.logIn();
        DescriptorReference own = new FileStore(account).find(source);
        DescriptorReference shared = write ? own : own.readOnly();
        ObjectNode json = Json.object()
                .put("reference", shared.text())
                .put("descriptor", shared.id().toString())
                .put("write", shared.writeKey().isPresent());
        String to = mailbox;
        if (to == null) {
            workspace.output().remark(words(shared));
            workspace.output().result(json, List.of(shared.text()));
            return;
        }
        SinkAddress sink = SinkAddress.parse(to, account.session()::server);
        MessageSender.Sent sent = Posting.fromAccount(workspace, account, sink, draft(account, shared));
        json.put("serverId", sent.delivered().serverId()).put("to", sink.toString());
        workspace.output().result(json, List.of("Shared with mailbox " + sink.id() + "."));
    }

    private static String words(DescriptorReference shared) {
        return shared.writeKey().isPresent()
                ? "Whoever has this line can read and change the file:"
                : "Whoever has this line can read the file:";
    }

    private static Draft draft(Account account, DescriptorReference shared) throws ClientFailure {
        String name =
                new Descriptors(account.session()).get(shared).extra().meta().originalName();
        return new Draft("", new SharedFile(name, shared).toText(), List.of(), Optional.of(Draft.SHARING));
    }
}
