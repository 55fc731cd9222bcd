package org.postern.cli;

import java.util.List;
import org.postern.client.failure.ClientFailure;
import org.postern.client.json.Json;
import picocli.CommandLine.Command;

/** {@code invite}: a token with which somebody else can register (api.md §13). */
@Command(name = "invite", description = "Makes an invitation for one new account.")
final class InviteCommand extends Deed {
    @Override
    void run(Workspace workspace) throws ClientFailure {
        String token = workspace.logIn().invite();
        workspace.output().result(Json.object().put("token", token), List.of(token));
    }
}
