package org.postern.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.cli.home.Home;
import org.postern.client.account.Password;
import org.postern.client.connection.TransportChoice;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.WrongUse;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options every command has, before or behind its name. */
final class GlobalOptions {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder of the profile (default: .postern in your home folder).")
    private @Nullable Path folder;

    @Option(
            names = "--server",
            paramLabel = "HOST[:PORT]",
            scope = ScopeType.INHERIT,
            description = "The server; remembered by register and login.")
    private @Nullable String address;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "One JSON object on standard output.")
    private boolean json;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "No progress and no remarks.")
    private boolean quiet;

    @Option(
            names = "--imported-account",
            scope = ScopeType.INHERIT,
            description = "Accept the weaker password parameters of an account that comes from a server of 2018.")
    private boolean imported;

    @Option(
            names = "--transport",
            defaultValue = "auto",
            scope = ScopeType.INHERIT,
            description = "How to speak to the server: ${COMPLETION-CANDIDATES}. "
                    + "auto takes a stream where it can be had (default: ${DEFAULT-VALUE}).")
    private TransportChoice transport = TransportChoice.AUTO;

    TransportChoice transport() {
        return transport;
    }

    Home home() {
        Path chosen = folder;
        return new Home(chosen == null ? Path.of(System.getProperty("user.home"), ".postern") : chosen);
    }

    Optional<ServerAddress> server() throws WrongUse {
        String text = address;
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ServerAddress.parse(text));
        } catch (IllegalArgumentException e) {
            throw new WrongUse("--server: " + e.getMessage() + ".", e);
        }
    }

    Password.Floor floor() {
        return imported ? Password.Floor.IMPORTED_ACCOUNT : Password.Floor.STRONG;
    }

    Output output(Terminal terminal) {
        return new Output(terminal, json, quiet);
    }
}
