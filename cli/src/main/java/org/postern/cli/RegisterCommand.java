package org.postern.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.cli.home.HomeProfile;
import org.postern.client.FirstSteps;
import org.postern.client.account.Account;
import org.postern.client.account.NewAccount;
import org.postern.client.account.Password;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.WrongUse;
import org.postern.client.json.Json;
import org.postern.protocol.id.Username;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code register}: a new account (client.md §14 "Registration"). */
@Command(name = "register", description = "Makes a new account and shows its recovery words.")
final class RegisterCommand extends Deed {
    @Option(names = "--token", defaultValue = "", description = "The invitation.")
    private String token = "";

    @Option(names = "--name", required = true, description = "3 to 20 lower-case letters and digits.")
    private String name = "";

    @Option(names = "--language", defaultValue = "en", description = "Two letters (default: ${DEFAULT-VALUE}).")
    private String language = "en";

    @Option(
            names = "--recovery-words",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Make recovery words and show them once; with --no-recovery-words later, by recovery set.")
    private boolean words = true;

    @Override
    void run(Workspace workspace) throws ClientFailure {
        Optional<HomeProfile> earlier = workspace.profile();
        if (earlier.isPresent()) {
            throw new WrongUse("This home already belongs to " + earlier.get().account()
                    + ". It is unharmed. Choose another folder with --home.");
        }
        NewAccount registration = new NewAccount(new Username(name), token, language);
        var server = workspace.server();
        Password password = workspace.newPassword(List.of(name, server.toString()));
        Account account = FirstSteps.take(workspace.open(server), registration, password);
        workspace.remember(account);
        if (words) {
            account.setRecoveryWords(password);
        }
        workspace.output().result(json(account), lines(account));
    }

    private static ObjectNode json(Account account) {
        ObjectNode json = Json.object()
                .put("hashmail", account.address().toString())
                .put("admin", account.isAdmin())
                .put(
                        "fingerprint",
                        Account.fingerprint(account.keys().identity().publicKey()));
        account.recoveryWords().ifPresent(made -> RecoveryWords.put(json, made));
        return json;
    }

    private static List<String> lines(Account account) {
        List<String> lines = new ArrayList<>();
        lines.add("You are " + account.address() + (account.isAdmin() ? ", an administrator." : "."));
        account.recoveryWords().ifPresent(made -> lines.addAll(RecoveryWords.lines(made)));
        return lines;
    }
}
