package org.postern.cli;

import java.util.List;
import org.postern.client.failure.ClientFailure;
import org.postern.client.json.Json;
import org.postern.client.storage.FileStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rm}: removes a file for good (client.md §8 "Remove"). */
@Command(name = "rm", description = "Removes a file for good.")
final class RemoveCommand extends Deed {
    @Parameters(paramLabel = "DESCRIPTOR|NAME", description = "The file.")
    private String source = "";

    @Override
    void run(Workspace workspace) throws ClientFailure {
        new FileStore(workspace.logIn()).remove(source);
        workspace.output().remark("Removed " + source + ".");
        workspace.output().result(Json.object().put("removed", source), List.of());
    }
}
