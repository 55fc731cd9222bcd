package org.postern.appliance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern change}: makes another instance of this data directory, after saying what follows. */
@Command(
        name = "change",
        description = "Change what a stopped instance is: its host, its database, or who speaks HTTPS.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ChangeCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--host", paramLabel = "NAME[:PORT]", description = "The new host part of addresses and links.")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "Another PostgreSQL of your own, or the word embedded.")
    private Optional<String> databaseUrl = Optional.empty();

    @Option(names = "--tls", paramLabel = "MODE", description = "none, self-signed, proxy.")
    private Optional<String> tls = Optional.empty();

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "HTTPS with this certificate (PEM).")
    private Optional<Path> tlsCert = Optional.empty();

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The private key of the certificate (PEM).")
    private Optional<Path> tlsKey = Optional.empty();

    @Option(names = "--yes", description = "Do it without asking.")
    private boolean yes;

    ChangeCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        DataDirectory directory = DataDirectory.at(data.path());
        Asked asked = new Asked(databaseUrl, host, OptionalInt.empty(), Optional.empty(), https());
        try (InstanceLock _ = InUse.lock(directory.requireThere())) {
            requireStopped(directory);
            IdentityFile file = new IdentityFile(directory);
            Identity before = file.read(() -> asked)
                    .orElseThrow(() -> new ApplianceException(
                            ExitCode.NOT_RUNNING, "There is no instance in " + directory.root() + " yet"));
            Change change = new Change(before, asked);
            if (change.isNothing()) {
                out.println("Nothing to change.");
                return ExitCode.OK.code();
            }
            change.consequences().forEach(out::println);
            out.flush();
            requireYes();
            file.keep(change.after());
            out.println("Changed. The next start needs no option for it.");
        }
        out.flush();
        return ExitCode.OK.code();
    }

    private Optional<Https> https() {
        if (tlsCert.isPresent() || tlsKey.isPresent()) {
            Optional<Https.Files> files = tlsCert.flatMap(certificate ->
                    tlsKey.map(key -> new Https.Files(certificate.toAbsolutePath(), key.toAbsolutePath())));
            return Optional.of(new Https(Https.Mode.FILES, files));
        }
        return tls.map(text -> {
            try {
                return new Https(Https.Mode.of(text), Optional.empty());
            } catch (IllegalArgumentException e) {
                throw new ApplianceException(ExitCode.USAGE, "Expected --tls " + Https.FORM + ", found " + text, e);
            }
        });
    }

    private static void requireStopped(DataDirectory data) throws IOException {
        Optional<ProcessHandle> server = new InstanceFile(data.instance())
                .read()
                .flatMap(Instance::server)
                .flatMap(ProcessId::running);
        if (server.isPresent()) {
            throw new ApplianceException(
                    ExitCode.DATA_IN_USE,
                    "A killed launcher left its server running (process "
                            + server.get().pid() + "); end it with ./postern stop --data " + data.root());
        }
    }

    private void requireYes() throws IOException {
        if (yes) {
            return;
        }
        if (!Terminal.isThere()) {
            throw new ApplianceException(
                    ExitCode.NOT_CONFIRMED, "Nothing was changed: nobody is there to ask; add --yes to do it");
        }
        out.print("Do it? Write yes: ");
        out.flush();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (!"yes".equals(in.readLine())) {
            throw new ApplianceException(ExitCode.NOT_CONFIRMED, "Nothing was changed");
        }
    }
}
