package org.postern.appliance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postern stop}: ends the instance of a data directory, and whatever a killed launcher left of one. */
@Command(
        name = "stop",
        description = "End the instance of a data directory and wait until it is gone.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {

    /** The launcher gives the server 40 s and the database 30 s. */
    private static final long PATIENCE_SECONDS = 100;

    private final PrintWriter out;

    @Mixin
    private DataOption option = new DataOption();

    StopCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        DataDirectory data = DataDirectory.at(option.path());
        say(stop(data) ? "Postern has ended." : "Nothing runs on " + data.root() + ".");
        return ExitCode.OK.code();
    }

    private static boolean stop(DataDirectory data) throws IOException {
        if (!Files.isDirectory(data.root())) {
            return false;
        }
        Optional<ProcessHandle> launcher = new InstanceFile(data.instance())
                .read()
                .flatMap(instance -> instance.launcher().running());
        if (launcher.isPresent()) {
            launcher.get().destroy();
            if (!ProcessId.endsWithin(launcher.get(), PATIENCE_SECONDS)) {
                throw new ApplianceException(
                        ExitCode.NOT_STOPPED,
                        "The launcher (process " + launcher.get().pid() + ") did not end within " + PATIENCE_SECONDS
                                + " s");
            }
        }
        return endLeftOvers(data) || launcher.isPresent();
    }

    private static boolean endLeftOvers(DataDirectory data) throws IOException {
        try (InstanceLock _ = InstanceLock.tryAcquire(data.lock())
                .orElseThrow(() -> new ApplianceException(
                        ExitCode.NOT_STOPPED, "Another launcher has just started on " + data.root()))) {
            return new LeftOvers(data).end();
        }
    }

    private void say(String sentence) {
        out.println(sentence);
        out.flush();
    }
}
