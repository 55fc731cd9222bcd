package org.postern.client.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.client.FirstSteps;
import org.postern.client.account.Account;
import org.postern.client.account.Registration;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.WrongUse;
import org.postern.client.json.Json;
import org.postern.client.profile.Profile;
import org.postern.crypto.hd.Mnemonic;
import org.postern.protocol.id.Username;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code register}: a new account (client.md §14 "Registration"). */
@Command(name = "register", description = "Makes a new account and shows its recovery words.")
final class RegisterCommand extends Deed {
    private static final int WORDS_PER_LINE = 6;

    @Option(names = "--token", defaultValue = "", description = "The invitation.")
    private String token = "";

    @Option(names = "--name", required = true, description = "3 to 20 lower-case letters and digits.")
    private String name = "";

    @Option(names = "--language", defaultValue = "en", description = "Two letters (default: ${DEFAULT-VALUE}).")
    private String language = "en";

    @Override
    void run(Workspace workspace) throws ClientFailure {
        Optional<Profile> earlier = workspace.profile();
        if (earlier.isPresent()) {
            throw new WrongUse("This home already belongs to " + earlier.get().account()
                    + ". It is unharmed. Choose another folder with --home.");
        }
        Registration registration = new Registration(new Username(name), token, language);
        var session = workspace.open(workspace.server());
        Account account = FirstSteps.take(session, registration, workspace.password(true));
        workspace.remember(account);
        workspace.output().result(json(account), lines(account));
    }

    private static ObjectNode json(Account account) {
        ObjectNode json = Json.object()
                .put("hashmail", account.address().toString())
                .put("admin", account.isAdmin())
                .put(
                        "fingerprint",
                        Account.fingerprint(account.keys().identity().publicKey()));
        account.recoveryWords().map(Mnemonic::phrase).ifPresent(words -> json.put("recoveryWords", words));
        return json;
    }

    private static List<String> lines(Account account) {
        List<String> lines = new ArrayList<>();
        lines.add("You are " + account.address() + (account.isAdmin() ? ", an administrator." : "."));
        account.recoveryWords().map(Mnemonic::phrase).ifPresent(words -> addWords(lines, words.split(" ", -1)));
        return lines;
    }

    private static void addWords(List<String> lines, String[] words) {
        lines.add("");
        lines.add("Your recovery words. Write them down on paper and keep them away from this device:");
        lines.add("");
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            line.append(String.format("%3d %-9s", i + 1, words[i]));
            if ((i + 1) % WORDS_PER_LINE == 0 || i + 1 == words.length) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
        }
        lines.add("");
        lines.add("They are for the day you forget your password; logging in with them comes with a later version.");
        lines.add("Until then only the password opens your account, and nobody can replace it for you.");
    }
}
