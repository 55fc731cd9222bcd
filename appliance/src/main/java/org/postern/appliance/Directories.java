package org.postern.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copying and removing whole directories. */
final class Directories {

    private Directories() {}

    /** Makes {@code target} an exact copy of {@code source}. */
    static void replace(Path source, Path target) throws IOException {
        remove(target);
        for (Path path : walk(source)) {
            Path copy = target.resolve(source.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(path, copy);
            }
        }
    }

    /** Removes the directory and all below it, if it exists. */
    static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            for (Path path : walk(directory).reversed()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static List<Path> walk(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
