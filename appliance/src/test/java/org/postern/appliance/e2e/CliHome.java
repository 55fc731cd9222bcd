package org.postern.appliance.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person's command line: a process for each command, a home and a password. */
record CliHome(TestAppliance appliance, Path home, String password) {
    /** What a command printed on standard output and how it ended. */
    record Said(int exitCode, String text) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(text);
        }
    }

    /** What a command answers that succeeds. */
    JsonNode ok(String... arguments) throws IOException, InterruptedException {
        Said said = run(List.of(arguments));
        assertEquals(0, said.exitCode(), said.text());
        return said.json();
    }

    Said run(List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of(appliance.script().folder().resolve("postern").toString(), "cli", "--json", "--home"));
        words.add(home.toString());
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("POSTERN_PASSWORD", password);
        // The build these tests are part of has just made everything.
        builder.environment().put("POSTERN_NO_BUILD", "1");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
