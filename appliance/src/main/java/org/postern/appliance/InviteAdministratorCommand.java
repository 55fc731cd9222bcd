package org.postern.appliance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code postern invite-administrator}: a new token for an administrator and a new link to set up the console, of a running
 * instance. The request is a file in the data directory: whoever may write there may ask for it.
 */
@Command(
        name = "invite-administrator",
        description = "Make a new administrator's token and console link on a running instance; earlier ones are void.",
        mixinStandardHelpOptions = true)
final class InviteAdministratorCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PrintWriter out;

    @Mixin
    private DataOption option = new DataOption();

    @Option(
            names = "--reset-password",
            paramLabel = "NAME",
            description = "Instead, a link that sets the console password of this administrator anew.")
    private Optional<String> reset = Optional.empty();

    InviteAdministratorCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataDirectory data = DataDirectory.at(option.path());
        Instance running = new InstanceFile(data.instance())
                .read()
                .filter(Instance::isRunning)
                .orElseThrow(() -> new ApplianceException(
                        ExitCode.NOT_RUNNING, "Nothing runs on " + data.root() + "; start it first"));
        Files.deleteIfExists(data.firstSteps());
        if (reset.isPresent()) {
            ask(data.requests().resolve("reset-password"), List.of(reset.get()));
        } else {
            ask(data.requests().resolve("invite-administrator"), List.of());
        }
        if (!Files.exists(data.firstSteps())) {
            throw new ApplianceException(ExitCode.SERVER_FAILED, "The server did not do it; log/server.log says why");
        }
        String host = running.url().replaceFirst("^https?://", "");
        new FirstSteps(data.firstSteps()).tell(Terminal.isThere(), host).forEach(out::println);
        out.flush();
        return ExitCode.OK.code();
    }

    private static void ask(Path request, List<String> text) throws IOException, InterruptedException {
        if (!new ServerRequest(request).ask(text, PATIENCE, () -> true)) {
            throw new ApplianceException(
                    ExitCode.NOT_READY,
                    "The server did not answer within " + PATIENCE.toSeconds() + " s; is it ready?");
        }
    }
}
