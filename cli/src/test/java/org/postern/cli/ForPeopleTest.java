package org.postern.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForPeopleTest {
    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
        "report.pdf, report.pdf",
        "../../etc/passwd, passwd",
        "C:\\dir\\a.txt, a.txt",
        ".bashrc, bashrc",
        "..., file",
        "'', file",
        "a/, file",
        "x\u001b[31m.txt, x_[31m.txt"
    })
    void writesNamesOfOthersOnlyIntoTheFolder(String name, String safe) {
        assertEquals(safe, SafeNames.safe(name));
    }

    @Test
    void doesNotReplaceAFileOfTheSameName(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("a.txt"));
        Files.createFile(folder.resolve("a (2).txt"));

        assertEquals(folder.resolve("a (3).txt"), SafeNames.free(folder, "a.txt"));
    }

    @Test
    void letsNoTextGiveOrdersToTheTerminal() {
        assertEquals("a\uFFFD[2Jb\nc\td\uFFFDe", Terminal.printable("a\u001b[2Jb\nc\td\u202ee"));
        assertEquals("a b", Terminal.printableLine("a\nb"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"0, 0 bytes", "999, 999 bytes", "1000, 1.00 kB", "131087, 131 kB", "2147483648, 2.15 GB"})
    void saysSizesAsPeopleDo(long bytes, String text) {
        assertEquals(text, Sizes.text(bytes));
    }

    @Test
    void redrawsTheBarAtMostTenTimesASecond() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(10));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (ProgressLine line = new ProgressLine(new PrintStream(err, true, UTF_8), now::get, "a.bin")) {
            now.set(now.get().plusMillis(1000));
            line.reached(50, 100);
            int once = err.size();
            now.set(now.get().plusMillis(99));
            line.reached(60, 100);
            assertEquals(once, err.size());
            line.reached(100, 100);
            assertTrue(err.size() > once);
        }

        String drawn = err.toString(UTF_8);
        assertTrue(
                drawn.contains("a.bin [############............] 50 bytes of 100 bytes, 50 bytes/s, 1 s left"), drawn);
        assertTrue(drawn.endsWith("\r\u001b[K"), "the line is taken away in the end");
    }
}
