package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs is written down so that the next command finds it, and only it. */
class InstanceFileTest {

    private final Path path;

    InstanceFileTest(@TempDir Path directory) {
        path = directory.resolve("instance");
    }

    private static Instance started(ProcessId launcher) {
        return new Instance(
                launcher, Optional.empty(), Optional.empty(), "strict", "http://localhost:8080", 8080, 9990);
    }

    @Test
    void keepsEveryPart() throws Exception {
        Instance written = started(new ProcessId(11, 1_000)).withDatabase(13).withServer(new ProcessId(12, 2_000));
        new InstanceFile(path).write(written);
        assertEquals(Optional.of(written), new InstanceFile(path).read());
    }

    @Test
    void isEmptyWithoutAFile() throws Exception {
        assertEquals(Optional.empty(), new InstanceFile(path).read());
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "launcher.pid=many", "launcher.pid=12", "launcher.started=12"})
    void isEmptyWhenTheFileIsDamaged(String content) throws Exception {
        Files.writeString(path, content);
        assertEquals(Optional.empty(), new InstanceFile(path).read());
    }

    @Test
    void takesNoStrangerForTheLauncherWhoHasItsNumberNow() {
        ProcessId self = ProcessId.of(ProcessHandle.current());
        assertTrue(started(self).isRunning());
        assertFalse(started(new ProcessId(self.pid(), self.started() - 1)).isRunning());
    }

    /** It was a time of day before: once the clock was set, {@code ./postern stop} said that nothing runs. */
    @Test
    @DisplayName("a clock that is set changes nothing about which process is meant")
    void processIsToldByWhatNobodySets() throws Exception {
        ProcessId self = ProcessId.of(ProcessHandle.current());
        double uptime =
                Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", -1)[0]);

        assertTrue(self.started() > 0 && self.started() <= 100 * (uptime + 1), self::toString);
        assertEquals(self, ProcessId.of(ProcessHandle.current()));
    }
}
