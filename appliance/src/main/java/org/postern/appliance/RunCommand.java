package org.postern.appliance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private SettingOptions options = new SettingOptions();

    RunCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        Progress progress = new Progress(out);
        try {
            run(DataDirectory.open(data.path(), progress), progress);
            return ExitCode.OK.code();
        } catch (InterruptedException | ClosedByInterruptException e) {
            progress.line("Postern has ended.");
            return ExitCode.OK.code();
        }
    }

    /** The lock first: what is remembered is not looked at while another launcher may change it. */
    private void run(DataDirectory directory, Progress progress) throws IOException, InterruptedException {
        try (InstanceLock _ = InUse.lock(directory)) {
            RunSettings settings = Plan.of(directory, options, System.getenv()).settings(System.getenv());
            progress.line("Postern " + Installation.version() + " starts; data in " + directory.root());
            new Appliance(settings, Installation.locate(), progress).run();
        }
    }
}
