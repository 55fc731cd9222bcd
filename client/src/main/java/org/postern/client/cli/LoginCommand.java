package org.postern.client.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.postern.client.account.Account;
import org.postern.client.account.LoggingIn;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.json.Json;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.Username;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code login}: makes this home that of an account that exists (client.md §14 "Login"). */
@Command(name = "login", description = "Makes this home the home of an account that exists.")
final class LoginCommand extends Deed {
    @Option(names = "--name", required = true, description = "Name of the account, without the server.")
    private String name = "";

    @Override
    void run(Workspace workspace) throws ClientFailure {
        Username user = new Username(name);
        ServerSession session = workspace.open(workspace.server());
        Hashmail address = new Hashmail(user.text(), session.server().toString());
        Account account = LoggingIn.logIn(session, address, workspace.password(false));
        workspace.remember(account);
        ObjectNode json = Json.object()
                .put("hashmail", address.toString())
                .put("admin", account.isAdmin())
                .put("home", workspace.home().folder().toString());
        workspace
                .output()
                .result(json, List.of("You are " + address + ". This home remembers it; the password is not stored."));
    }
}
