package org.postern.appliance;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The launcher's commands. */
@Command(
        name = "postern",
        description = "Run, stop and look at a Postern appliance.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    /** Held here because a logger nobody holds forgets its level. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private Main() {}

    /** Prints the version of the jar this runs from. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Postern " + Installation.version()};
        }
    }

    public static void main(String[] arguments) {
        // What fails is said by the exception; what works is said by the progress lines.
        FLYWAY.setLevel(Level.SEVERE);
        Shutdown shutdown = Shutdown.interruptOnSignal();
        int exitCode = ExitCode.UNEXPECTED.code();
        try {
            PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            exitCode = commandLine(out).execute(arguments);
        } finally {
            shutdown.finished(exitCode);
        }
        System.exit(exitCode);
    }

    static CommandLine commandLine(PrintWriter out) {
        CommandLine commands = new CommandLine(new Main())
                .addSubcommand(new RunCommand(out))
                .addSubcommand(new StopCommand(out))
                .addSubcommand(new StatusCommand(out))
                .addSubcommand(new SettingsCommand(out))
                .addSubcommand(new ChangeCommand(out))
                .addSubcommand(new InviteAdministratorCommand(out))
                .setOut(out);
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof ApplianceException expected) {
                command.getErr().println("postern: " + expected.getMessage());
                return expected.exitCode().code();
            }
            command.getErr().println("postern: " + failure);
            failure.printStackTrace(command.getErr());
            return ExitCode.UNEXPECTED.code();
        });
        commands.getSubcommands().values().forEach(Main::documentExitCodes);
        documentExitCodes(commands);
        return commands;
    }

    private static void documentExitCodes(CommandLine command) {
        Map<String, String> codes = new LinkedHashMap<>();
        Arrays.stream(ExitCode.values()).forEach(code -> codes.put(Integer.toString(code.code()), code.meaning()));
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(codes);
    }
}
