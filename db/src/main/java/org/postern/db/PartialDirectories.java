package org.postern.db;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Directories that are being filled and get their final name by one rename; the name says which process fills them. */
final class PartialDirectories {

    private static final String MARK = ".part-";

    private PartialDirectories() {}

    /** An empty directory beside {@code target}, made by this process. */
    static Path beside(Path target) throws IOException {
        Path partial = target.resolveSibling(
                target.getFileName() + MARK + ProcessHandle.current().pid());
        remove(partial);
        return Files.createDirectories(partial);
    }

    /** Removes what processes left behind that ended before their rename. */
    static void removeAbandoned(Path parent) throws IOException {
        List<Path> abandoned;
        try (Stream<Path> children = Files.list(parent)) {
            abandoned = children.filter(child -> isAbandoned(child.toString())).toList();
        }
        for (Path path : abandoned) {
            remove(path);
        }
    }

    private static boolean isAbandoned(String name) {
        int mark = name.lastIndexOf(MARK);
        if (mark < 0) {
            return false;
        }
        String pid = name.substring(mark + MARK.length());
        return pid.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    /** Removes the directory and all below it, if it exists. */
    static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
