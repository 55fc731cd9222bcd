package org.postern.appliance.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.appliance.LauncherScript;
import org.postern.protocol.Profile;

/**
 * A client of 2018, written from the reference alone and sharing no code with the product, tries a server in profile
 * legacy-2018 (transport.md §4 to §17, api.md §8 to §13). Each of its checks is a test here; see {@code legacy-client/check.mjs}.
 */
@Timeout(300)
class LegacyClientIT {
    private static final Path CHECKS = Path.of("src/test/legacy-client/check.mjs");
    private static final Path VECTORS = Path.of("../docs/protocol/vectors/transport.json");
    private static final String PASSED = "ok ";
    private static final String FAILED = "not ok ";

    private final Path folder;

    LegacyClientIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @TestFactory
    Stream<DynamicTest> clientOf2018() throws Exception {
        LauncherScript script = LauncherScript.linkedFrom(folder.resolve("bin"));
        String data = folder.resolve("data").toString();
        String port = Integer.toString(TestAppliance.freePort());
        script.run("--data", data, "--port", port, "--profile", Profile.LEGACY_2018.text());
        try {
            String token = TestAppliance.firstStep(Path.of(data), TestAppliance.TOKEN);
            return outcomes(check("http://localhost:" + port, token));
        } finally {
            script.call("stop", "--data", data);
        }
    }

    /** The lines that the client wrote, errors included. */
    private static List<String> check(String origin, String token) throws IOException {
        Process process = new ProcessBuilder("node", CHECKS.toString(), origin, token, VECTORS.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** One test for each line; the last line says how many there must be. */
    private static Stream<DynamicTest> outcomes(List<String> lines) {
        List<DynamicTest> tests = lines.stream()
                .filter(line -> line.startsWith(PASSED) || line.startsWith(FAILED))
                .map(LegacyClientIT::outcome)
                .toList();
        DynamicTest whole = dynamicTest(
                "the client of 2018 ran all of its checks", () -> assertEquals("1.." + tests.size(), lastOf(lines)));
        return Stream.concat(tests.stream(), Stream.of(whole));
    }

    /** A line is {@code ok NAME} or {@code not ok NAME: expected ..., found ...}. */
    private static DynamicTest outcome(String line) {
        boolean passed = line.startsWith(PASSED);
        String text = line.substring((passed ? PASSED : FAILED).length());
        String name = passed ? text : text.split(": expected ", 2)[0];
        return dynamicTest(name, () -> assertTrue(passed, text));
    }

    private static String lastOf(List<String> lines) {
        return lines.isEmpty() ? "nothing" : lines.getLast();
    }
}
