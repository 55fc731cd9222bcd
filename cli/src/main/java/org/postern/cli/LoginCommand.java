package org.postern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.postern.client.account.Account;
import org.postern.client.account.LoggingIn;
import org.postern.client.account.Password;
import org.postern.client.connection.ServerSession;
import org.postern.client.failure.ClientFailure;
import org.postern.client.json.Json;
import org.postern.crypto.hd.Mnemonic;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.Username;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code login}: makes this home that of an account that exists (client.md §14 "Login"). */
@Command(
        name = "login",
        description = {
            "Makes this home the home of an account that exists.",
            "With --words the recovery words open it; they come from POSTERN_RECOVERY_WORDS, or are asked for, and the account"
                    + " gets a new password."
        })
final class LoginCommand extends Deed {
    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    /** By name and password, or by words alone. */
    static final class Which {
        @Option(names = "--name", required = true, description = "Name of the account, without the server.")
        private String name = "";

        @Option(names = "--words", required = true, description = "Log in with the recovery words alone.")
        private boolean words;
    }

    @Override
    void run(Workspace workspace) throws ClientFailure {
        Account account = which.words ? byWords(workspace) : byName(workspace, new Username(which.name));
        workspace.remember(account);
        long failed = account.failedLogins();
        if (failed > 0) {
            workspace
                    .output()
                    .warning(failed
                            + " logins to this account failed since the one before. If that was not you, somebody"
                            + " guesses at your password.");
        }
        ObjectNode json = Json.object()
                .put("hashmail", account.address().toString())
                .put("admin", account.isAdmin())
                .put("home", workspace.home().folder().toString());
        workspace
                .output()
                .result(
                        json,
                        List.of("You are " + account.address()
                                + ". This home remembers it; the password is not stored."));
    }

    private static Account byName(Workspace workspace, Username user) throws ClientFailure {
        ServerSession session = workspace.open(workspace.server());
        Hashmail address = new Hashmail(user.text(), session.server().toString());
        return LoggingIn.logIn(session, address, workspace.password());
    }

    private static Account byWords(Workspace workspace) throws ClientFailure {
        Mnemonic words = workspace.recoveryWords();
        workspace.output().remark("The account gets a new password, in place of the one that was forgotten.");
        Password password = workspace.newPassword(List.of());
        Account account = LoggingIn.logIn(workspace.open(workspace.server()), words, password);
        // api.md §13 setCredentials.
        workspace
                .output()
                .remark("Make new recovery words now (postern cli recovery set): with the new password those of before"
                        + " are void, unless the server is one of profile legacy-2018.");
        return account;
    }
}
