package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line itself: help, exit codes, and answers that need no running instance. */
class MainTest {

    private final StringWriter printed = new StringWriter();
    private final Path directory;

    MainTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private int execute(String... arguments) {
        PrintWriter out = new PrintWriter(printed, true);
        CommandLine commands = Main.commandLine(out).setErr(out);
        commands.getSubcommands()
                .values()
                .forEach(command -> command.setOut(out).setErr(out));
        return commands.execute(arguments);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"run", "stop", "status", "settings", "change", "invite-administrator"})
    void documentsEveryExitCodeInTheHelpOf(String command) {
        assertEquals(0, execute(command, "--help"));
        Arrays.stream(ExitCode.values())
                .forEach(code -> assertTrue(printed.toString().contains(code.meaning()), command));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertEquals(ExitCode.USAGE.code(), execute("run", "--colour", "blue"));
    }

    @Test
    void saysThatNothingRuns() {
        assertEquals(ExitCode.NOT_RUNNING.code(), execute("status", "--json", "--data", directory.toString()));
        assertTrue(printed.toString().contains("\"state\":\"stopped\""), printed.toString());
    }

    @Test
    void stopsNothingWithoutAnErrorAndWithoutATrace() throws Exception {
        assertEquals(0, execute("stop", "--data", directory.toString()));
        assertEquals(0, execute("stop", "--data", directory.resolve("missing").toString()));
        try (var files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void refusesADataDirectoryThatIsAFile() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertEquals(
                ExitCode.DATA_NOT_WRITABLE.code(),
                execute("run", "--data", file.resolve("below").toString()));
    }
}
