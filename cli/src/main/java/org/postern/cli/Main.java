package org.postern.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** {@code postern cli}: accounts, files and messages from a shell (client.md §14). */
@Command(
        name = "postern cli",
        description = {
            "Stores files and exchanges messages that the server cannot read.",
            "",
            "The password comes from POSTERN_PASSWORD, or is asked for.%n"
        },
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:something unexpected",
            "2:wrong use: an unknown option, no account in this home",
            "3:refused by the server; the code is named",
            "4:the server cannot be reached",
            "5:name, password or recovery words are wrong",
            "6:a check failed; the content is not shown",
            "7:a file is missing, in the way, too large or not readable"
        },
        subcommands = {
            RegisterCommand.class,
            LoginCommand.class,
            WhoAmICommand.class,
            PutCommand.class,
            ListCommand.class,
            GetCommand.class,
            ShareCommand.class,
            RemoveCommand.class,
            SinkCommand.class,
            SendCommand.class,
            InboxCommand.class,
            ReadCommand.class,
            InviteCommand.class,
            RecoveryCommand.class,
            AccountsCommand.class,
            ServerCommand.class
        })
public final class Main implements Runnable {
    private final Terminal terminal;

    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Starts the command line; exits with the codes of its help text. */
    public static void main(String[] args) {
        System.exit(execute(Terminal.ofProcess(), args));
    }

    static int execute(Terminal terminal, String... args) {
        return commandLine(terminal).execute(args);
    }

    static CommandLine commandLine(Terminal terminal) {
        CommandLine line = new CommandLine(new Main(terminal)).setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((wrong, args) -> usage(terminal, wrong, List.of(args)));
        line.setExecutionExceptionHandler(
                (defect, command, parsed) -> unexpected(terminal, defect, parsed.originalArgs()));
        return line;
    }

    Workspace workspace() {
        return new Workspace(terminal, options);
    }

    /** Without a command the help is what was meant. */
    @Override
    public void run() {
        commandLine(terminal).usage(terminal.out());
    }

    private static int usage(Terminal terminal, ParameterException wrong, List<String> args) {
        boolean json = args.contains("--json");
        String help = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String hint = json ? "" : System.lineSeparator() + "See " + help + " --help.";
        new Output(terminal, json, false).error(Optional.empty(), ExitCode.USAGE.name(), wrong.getMessage() + hint);
        return ExitCode.USAGE.number();
    }

    private static int unexpected(Terminal terminal, Exception defect, List<String> args) {
        String sentence = "Something went wrong in this program ("
                + defect.getClass().getSimpleName() + "). Set POSTERN_DEBUG=1 to see where.";
        new Output(terminal, args.contains("--json"), false)
                .error(Optional.empty(), ExitCode.UNEXPECTED.name(), sentence);
        if (terminal.environment().apply("POSTERN_DEBUG").isPresent()) {
            defect.printStackTrace(terminal.err());
        }
        return ExitCode.UNEXPECTED.number();
    }
}
