package org.postern.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The token of the first administrator and the link to set up the console, as the server leaves them in a file for the owner
 * of the data directory (api.md §24). A terminal shows them to one person, so the file goes; what is written elsewhere may be
 * read by many, so it only says where the file is.
 */
record FirstSteps(Path file) {

    private static final String TOKEN = "first administrator token: ";
    private static final String LINK = "console set-up: ";

    /**
     * What to print of it; nothing when the server left nothing.
     *
     * @param atTerminal whether one person reads it
     * @param host the server, for the command line
     */
    List<String> tell(boolean atTerminal, String host) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        if (!atTerminal) {
            return List.of("How to get in, for a day: " + file);
        }
        List<String> steps = new ArrayList<>();
        find(LINK).ifPresent(link -> steps.add("the console: open " + link + " and choose a name and a password"));
        find(TOKEN)
                .ifPresent(token -> steps.add(
                        "the command line: ./postern cli --server " + host + " register --name NAME --token " + token));
        Files.delete(file);
        List<String> lines = new ArrayList<>(List.of("How to get in, for a day:"));
        for (int i = 0; i < steps.size(); i++) {
            lines.add("  " + (i + 1) + ". " + steps.get(i));
        }
        return lines;
    }

    private Optional<String> find(String start) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }
}
