package org.postern.appliance;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A started {@code postern run} whose appliance is ready. */
public record RunningLauncher(Process process, List<String> output) {

    /** The last line the launcher prints once everything is up. */
    private static final String LAST_LINE = "Ctrl-C ends it.";

    static RunningLauncher awaitReady(Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.equals(LAST_LINE)) {
                return new RunningLauncher(process, List.copyOf(lines));
            }
        }
        throw new AssertionError("expected a ready appliance, found:\n" + String.join("\n", lines));
    }

    /** Waits for a line that holds this text, after all that were read before. */
    public String awaitLine(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("expected a line with \"" + text + "\", found:\n" + String.join("\n", lines));
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }
}
