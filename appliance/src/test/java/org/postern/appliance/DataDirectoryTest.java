package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody but its owner looks into a data directory. */
class DataDirectoryTest {

    private final StringWriter printed = new StringWriter();
    private final Path path;

    DataDirectoryTest(@TempDir Path directory) throws Exception {
        path = Files.createDirectory(directory.resolve("data"));
    }

    private DataDirectory open(Path directory) {
        return DataDirectory.open(directory, new Progress(new PrintWriter(printed, true)));
    }

    private static String mode(Path directory) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
    }

    private void loosen(String mode) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    @Test
    void newOneIsForItsOwnerAlone() throws Exception {
        assertEquals("rwx------", mode(open(path.resolve("a/b")).root()));
        assertEquals("", printed.toString());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"rwxr-xr-x", "rwx--x---", "rwx-----x", "rwxrwxrwx"})
    void looseOneOfBeforeIsClosedAndSaysSo(String before) throws Exception {
        Files.writeString(path.resolve("profile"), "strict\n");
        loosen(before);

        open(path);

        assertEquals("rwx------", mode(path));
        assertEquals(
                "Closed " + path.toRealPath() + " to others on this machine: it was " + before + ".",
                printed.toString().strip());
    }

    @Test
    void looseEmptyOneIsClosed() throws Exception {
        loosen("rwxr-xr-x");
        open(path);
        assertEquals("rwx------", mode(path));
    }

    @Test
    void looseOneOfSomebodyElseIsRefusedAndLeftAlone() throws Exception {
        Files.writeString(path.resolve("thesis.tex"), "x");
        loosen("rwxr-xr-x");

        var refused = assertThrows(ApplianceException.class, () -> open(path));

        assertEquals(ExitCode.DATA_NOT_WRITABLE, refused.exitCode());
        assertTrue(String.valueOf(refused.getMessage()).contains("holds other things"));
        assertEquals("rwxr-xr-x", mode(path));
    }
}
