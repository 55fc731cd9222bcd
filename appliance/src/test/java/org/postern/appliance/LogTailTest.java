package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failed start shows what this run logged, errors first, and nothing of the run before. */
class LogTailTest {

    private static final String EARLIER = "10:00 ERROR of the run before\n";

    private final Path log;
    private final Path output;

    LogTailTest(@TempDir Path directory) {
        log = directory.resolve("server.log");
        output = directory.resolve("server.out");
    }

    @Test
    void showsErrorsAndTheirCausesOfThisRunOnly() throws Exception {
        Files.writeString(log, EARLIER + "11:00 INFO  starts\n11:01 ERROR not deployed\n\tat x\nCaused by: reason\n");
        assertEquals("11:01 ERROR not deployed\nCaused by: reason", LogTail.telling(log, EARLIER.length(), output));
    }

    @Test
    void showsWhatTheProcessPrintedWhenItLoggedNothing() throws Exception {
        Files.writeString(log, EARLIER);
        Files.writeString(output, "Unrecognized VM option\n");
        assertEquals("Unrecognized VM option", LogTail.telling(log, EARLIER.length(), output));
    }

    @Test
    void takesAShorterLogForANewOne() throws Exception {
        Files.writeString(log, "11:00 INFO  starts\n");
        assertEquals("11:00 INFO  starts", LogTail.telling(log, 4_000, output));
    }

    @Test
    void isEmptyWithoutLogs() {
        assertEquals("", LogTail.telling(log, 0, output));
    }
}
