package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token is shown to a person at a terminal, and to nobody who only reads what was printed. */
class FirstStepsTest {

    private final FirstSteps steps;

    FirstStepsTest(@TempDir Path directory) throws Exception {
        steps = new FirstSteps(directory.resolve("first-steps"));
        Files.write(
                steps.file(),
                List.of(
                        "first administrator token: TOKEN",
                        "console set-up: http://localhost:8091/console/setup#CODE"));
    }

    @Test
    @DisplayName("what is printed into a file names the file with the token, not the token")
    void printsNoSecretIntoALog() throws Exception {
        assertEquals(List.of("How to get in, for a day: " + steps.file()), steps.tell(false, "localhost:8091"));
        assertEquals(2, Files.readAllLines(steps.file()).size());
    }

    @Test
    void terminalShowsTwoStepsOnce() throws Exception {
        assertEquals(
                List.of(
                        "How to get in, for a day:",
                        "  1. the console: open http://localhost:8091/console/setup#CODE and choose a name and a password",
                        "  2. the command line: ./postern cli --server localhost:8091 register --name NAME --token TOKEN"),
                steps.tell(true, "localhost:8091"));
        assertFalse(Files.exists(steps.file()));
        assertEquals(List.of(), steps.tell(true, "localhost:8091"));
    }

    @Test
    void showsWhatIsLeftToDo() throws Exception {
        Files.write(steps.file(), List.of("console set-up: http://localhost/console/setup#CODE"));
        assertEquals(
                List.of(
                        "How to get in, for a day:",
                        "  1. the console: open http://localhost/console/setup#CODE and choose a name and a password"),
                steps.tell(true, "localhost"));
    }
}
