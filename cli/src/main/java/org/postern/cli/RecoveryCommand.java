package org.postern.cli;

import java.util.List;
import org.postern.client.account.Account;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.WrongUse;
import org.postern.client.json.Json;
import org.postern.crypto.hd.Mnemonic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code recovery}: the words that open the account when the password is forgotten (client.md §4 "Recovery"). */
@Command(
        name = "recovery",
        description = "Makes and shows recovery words. To log in with them use login --words.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RecoveryCommand.Make.class, RecoveryCommand.Show.class})
final class RecoveryCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected recovery set or recovery show.");
    }

    /** {@code recovery set}. */
    @Command(name = "set", description = "Makes new recovery words and shows them; earlier ones open nothing any more.")
    static final class Make extends Deed {
        @Override
        void run(Workspace workspace) throws ClientFailure {
            Account account = workspace.logIn();
            show(workspace, account.setRecoveryWords(workspace.givenPassword()));
        }
    }

    /** {@code recovery show}. */
    @Command(name = "show", description = "Shows the recovery words the account has.")
    static final class Show extends Deed {
        @Override
        void run(Workspace workspace) throws ClientFailure {
            Mnemonic words = workspace
                    .logIn()
                    .recoveryWords()
                    .orElseThrow(
                            () -> new WrongUse("This account has no recovery words. Make some with recovery set."));
            show(workspace, words);
        }
    }

    private static void show(Workspace workspace, Mnemonic words) {
        var json = Json.object();
        RecoveryWords.put(json, words);
        List<String> lines = RecoveryWords.lines(words);
        workspace.output().result(json, lines.subList(1, lines.size()));
    }
}
