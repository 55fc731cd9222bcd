package org.postern.appliance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern run}: starts everything and stays in the foreground until it is told to end. */
@Command(
        name = "run",
        description = "Start database and server, stay in the foreground, end both on Ctrl-C.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the service (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (${DEFAULT-VALUE}); 0.0.0.0 for all.")
    private String bind = "";

    @Option(
            names = "--host",
            paramLabel = "NAME[:PORT]",
            description = "Host part of addresses and links (localhost:PORT).")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "strict or legacy-2018; chosen at the first start, kept ever after (strict).")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "A PostgreSQL of your own: jdbc:postgresql://HOST[:PORT]/NAME, with POSTERN_DB_USER and"
                    + " POSTERN_DB_PASSWORD in the environment. Without it an embedded one is started.")
    private Optional<String> databaseUrl = Optional.empty();

    RunCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Progress progress = new Progress(out);
        try {
            RunSettings settings = settings();
            progress.line("Postern " + Installation.version() + " starts; data in "
                    + settings.data().root());
            new Appliance(settings, Installation.locate(), progress).run();
            return ExitCode.OK.code();
        } catch (InterruptedException | ClosedByInterruptException e) {
            progress.line("Postern has ended.");
            return ExitCode.OK.code();
        }
    }

    private RunSettings settings() {
        return new RunSettings(
                DataDirectory.open(data.path()),
                port,
                bind,
                host.orElse("localhost:" + port),
                profile.map(ChosenProfile::named),
                databaseUrl.map(url -> DatabaseAccess.external(url, System.getenv())));
    }
}
