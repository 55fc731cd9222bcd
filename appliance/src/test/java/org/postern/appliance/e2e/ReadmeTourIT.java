package org.postern.appliance.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postern.appliance.LauncherScript;

/** The tour of the README, its blocks run one after the other as somebody would who pastes them. */
@Timeout(300)
class ReadmeTourIT {
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final String PORT = "8091";

    private final LauncherScript script;

    ReadmeTourIT(@TempDir Path folder) throws Exception {
        script = LauncherScript.linkedFrom(folder);
    }

    @AfterEach
    void endWhatATourLeft() throws Exception {
        script.call("stop", "--data", "tour/server");
    }

    @Test
    @DisplayName("the tour of the README works as it is printed")
    void tourWorksAsPrinted() throws Exception {
        Path commands = script.folder().resolve("tour.sh");
        Files.writeString(commands, tour().replace(PORT, Integer.toString(TestAppliance.freePort())));
        File printed = script.folder().resolve("tour.out").toFile();
        ProcessBuilder bash = new ProcessBuilder("bash", "-eu", "-o", "pipefail", commands.toString())
                .directory(script.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed);
        bash.environment().put("POSTERN_NO_BUILD", "1");

        Process tour = bash.start();

        assertTrue(tour.waitFor(280, TimeUnit.SECONDS), () -> read(printed));
        String output = read(printed);
        assertEquals(0, tour.exitValue(), output);
        for (String promised : List.of("the same bytes", "Here it is.", "Look into the cellar.", "not a word of it")) {
            assertTrue(output.contains(promised), () -> "expected “" + promised + "”, found:\n" + output);
        }
        Path attachment = script.folder().resolve("tour/bob-attachments/plan.pdf");
        assertEquals(-1, Files.mismatch(script.folder().resolve("tour/plan.pdf"), attachment));
    }

    private static String tour() throws Exception {
        Path readme = Path.of(System.getProperty("postern.test.launcher", "")).resolveSibling("README.md");
        String blocks = BLOCK.matcher(Files.readString(readme))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
        assertTrue(blocks.contains("--port " + PORT), blocks);
        return blocks;
    }

    private static String read(File file) {
        try {
            return Files.readString(file.toPath(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
