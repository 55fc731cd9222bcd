package org.postern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.postern.client.account.Account;
import org.postern.client.connection.ServerSession;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.WrongUse;
import org.postern.client.json.Json;
import org.postern.client.storage.AtomicFile;
import org.postern.client.storage.Descriptor;
import org.postern.client.storage.DescriptorReference;
import org.postern.client.storage.Descriptors;
import org.postern.client.storage.FileStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code get}: fetches a file, checked block by block (client.md §6 "Reading"). */
@Command(name = "get", description = "Fetches a file. A reference needs no account; half a file is never left behind.")
final class GetCommand extends Deed {
    private static final String STANDARD_OUTPUT = "-";

    @Parameters(index = "0", paramLabel = "DESCRIPTOR|NAME|REFERENCE", description = "What to fetch.")
    private String source = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "Where to write it; a folder, or - for standard output.")
    private String target = "";

    @Override
    void run(Workspace workspace) throws ClientFailure, IOException {
        if (target.equals(STANDARD_OUTPUT) && workspace.output().isJson()) {
            throw new WrongUse("Standard output carries either the file or JSON. Leave out --json, or name a file.");
        }
        if (DescriptorReference.looksLike(source)) {
            DescriptorReference reference = DescriptorReference.parse(source);
            fetch(workspace, workspace.open(reference.server()), reference);
            return;
        }
        Account account = workspace.logIn();
        DescriptorReference reference = new FileStore(account).find(source);
        ServerAddress own = account.session().server();
        ServerSession session = reference.server().equals(own) ? account.session() : workspace.open(reference.server());
        fetch(workspace, session, reference);
    }

    private void fetch(Workspace workspace, ServerSession session, DescriptorReference reference)
            throws ClientFailure, IOException {
        session.config();
        Descriptors descriptors = new Descriptors(session);
        Descriptor descriptor = descriptors.get(reference);
        long size = descriptor.extra().meta().size();
        String name = descriptor.extra().meta().originalName();
        Path file = SafeNames.target(Path.of(target), name);
        try (Workspace.Watched watched = workspace.watch(Terminal.printableLine(name))) {
            if (target.equals(STANDARD_OUTPUT)) {
                descriptors.read(descriptor, workspace.terminal().out(), watched.progress());
                workspace.terminal().out().flush();
                return;
            }
            AtomicFile.write(file, out -> descriptors.read(descriptor, out, watched.progress()));
        }
        ObjectNode json = Json.object()
                .put("file", file.toString())
                .put("name", name)
                .put("size", size)
                .put("descriptor", reference.id().toString());
        workspace.output().remark("Wrote " + Sizes.text(size) + " to " + file + ".");
        workspace.output().result(json, List.of());
    }
}
