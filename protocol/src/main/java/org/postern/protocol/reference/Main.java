package org.postern.protocol.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Compares {@code docs/api} with the declarations, or writes it: {@code ./postern api [--write]}. */
public final class Main {
    private static final String WRITE = "--write";

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        Path directory = Path.of(given.getLast(), "docs", "api");
        boolean same = given.contains(WRITE) ? write(directory) : compare(directory);
        System.exit(same ? 0 : 1);
    }

    private static boolean write(Path directory) throws IOException {
        for (Map.Entry<String, String> file : new Reference(directory).files().entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
        return true;
    }

    private static boolean compare(Path directory) throws IOException {
        boolean same = true;
        for (Map.Entry<String, String> file : new Reference(directory).files().entrySet()) {
            Path there = directory.resolve(file.getKey());
            if (!Files.exists(there) || !Files.readString(there).equals(file.getValue())) {
                System.err.println(
                        "postern: " + there + " is not what the declarations say; ./postern api --write writes it");
                same = false;
            }
        }
        return same;
    }
}
