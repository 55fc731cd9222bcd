package org.postern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.postern.cli.home.HomeProfile;
import org.postern.client.account.Account;
import org.postern.client.connection.ServerKey;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.WrongUse;
import org.postern.client.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code server}: what this home knows of its server (white paper C-13). */
@Command(
        name = "server",
        description = "Forgets the key that this home knows its server by.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ServerCommand.Forget.class)
final class ServerCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected server forget.");
    }

    /** {@code server forget}: the way on for a server that really has another key now. */
    @Command(
            name = "forget",
            description = {
                "Forgets the key that this home knows its server by.",
                "A server that denies its key is not spoken to: it may be somebody in between. Forget the key only if the"
                        + " administrator confirms that the server has a new one. The next login by password proves the server"
                        + " and learns its key."
            })
    static final class Forget extends Deed {
        @Override
        void run(Workspace workspace) throws ClientFailure {
            HomeProfile profile = workspace
                    .profile()
                    .orElseThrow(() -> new WrongUse(
                            "There is no account in " + workspace.home().folder() + ", and no key of its server."));
            Optional<String> known = profile.known().key().map(ServerKey::key).map(Account::fingerprint);
            workspace.home().update(HomeProfile::withoutServerKey);
            ObjectNode json = Json.object().put("server", profile.server().toString());
            known.ifPresentOrElse(key -> json.put("forgotten", key), () -> json.putNull("forgotten"));
            workspace
                    .output()
                    .result(
                            json,
                            List.of(known.map(key -> "Forgotten: the key " + key + " of " + profile.server() + ".")
                                    .orElse("This home knows no key of " + profile.server() + ".")));
        }
    }
}
