package org.postern.cli;

import java.util.List;
import java.util.Optional;
import org.postern.client.account.Supervision;
import org.postern.client.failure.ClientFailure;
import org.postern.client.json.Json;
import org.postern.protocol.id.Username;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code accounts}: what an administrator does with the accounts of others (api.md §16). */
@Command(
        name = "accounts",
        description = "For administrators: blocks accounts, ends their sessions, forgives failed logins.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AccountsCommand.Block.class,
            AccountsCommand.Unblock.class,
            AccountsCommand.EndSessions.class,
            AccountsCommand.Forgive.class
        })
final class AccountsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Expected accounts block, accounts unblock, accounts end-sessions or accounts forgive.");
    }

    /** A deed about one account. */
    abstract static class OneAccount extends Deed {
        @Parameters(paramLabel = "NAME", description = "The account's name.")
        private String name = "";

        /** Does it, and says what happened. */
        abstract String change(Supervision administrator, Username account) throws ClientFailure;

        @Override
        void run(Workspace workspace) throws ClientFailure {
            Username account = new Username(name);
            String said = change(Supervision.by(workspace.logIn()), account);
            workspace.output().result(Json.object().put("name", account.text()), List.of(said));
        }
    }

    /** {@code accounts block}. */
    @Command(
            name = "block",
            description =
                    "Shuts an account out: its sessions end at once, and it cannot log in. Nothing of it is deleted.")
    static final class Block extends OneAccount {
        @Override
        String change(Supervision administrator, Username account) throws ClientFailure {
            administrator.block(account);
            return account + " is blocked and logged out everywhere.";
        }
    }

    /** {@code accounts unblock}. */
    @Command(name = "unblock", description = "Lets a blocked account in again.")
    static final class Unblock extends OneAccount {
        @Override
        String change(Supervision administrator, Username account) throws ClientFailure {
            administrator.unblock(account);
            return account + " can log in again.";
        }
    }

    /** {@code accounts end-sessions}. */
    @Command(
            name = "end-sessions",
            description = "Logs an account out everywhere; it can log in again. Of your own, this session goes on.")
    static final class EndSessions extends OneAccount {
        @Override
        String change(Supervision administrator, Username account) throws ClientFailure {
            administrator.endSessions(account);
            return account + " is logged out everywhere.";
        }
    }

    /** {@code accounts forgive}. */
    @Command(
            name = "forgive",
            description = "Forgets failed logins, so that who was slowed down by them gets in at once.")
    static final class Forgive extends Deed {
        /** Whose failures: one of both. */
        static final class Whose {
            @Parameters(paramLabel = "NAME", description = "Failures at this account, wherever they came from.")
            private Optional<String> name = Optional.empty();

            @Option(
                    names = "--address",
                    paramLabel = "ADDRESS",
                    description = "Failures from this address of IPv4 or IPv6, at whatever account.")
            private Optional<String> address = Optional.empty();
        }

        @ArgGroup(multiplicity = "1")
        private Whose whose = new Whose();

        @Override
        void run(Workspace workspace) throws ClientFailure {
            Optional<Username> account = whose.name.map(Username::new);
            Supervision administrator = Supervision.by(workspace.logIn());
            if (account.isPresent()) {
                administrator.forgive(account.get());
            }
            if (whose.address.isPresent()) {
                administrator.forgiveAddress(whose.address.get());
            }
            var json = Json.object();
            account.ifPresent(found -> json.put("name", found.text()));
            whose.address.ifPresent(found -> json.put("address", found));
            String said = account.map(found -> "Failed logins at " + found + " are forgotten.")
                    .orElseGet(() -> "Failed logins from " + whose.address.orElse("") + " are forgotten.");
            workspace.output().result(json, List.of(said));
        }
    }
}
