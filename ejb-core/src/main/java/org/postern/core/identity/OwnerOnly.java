package org.postern.core.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that hold secrets: readable and writable by the service user alone from the moment they exist. */
public final class OwnerOnly {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private OwnerOnly() {}

    /**
     * Writes a new file, whole or not at all.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it is there
     */
    public static void create(Path file, Iterable<String> lines) throws IOException {
        Path part = part(file, lines);
        try {
            // A link, unlike a move, never replaces what another process has written meanwhile.
            Files.createLink(file, part);
        } finally {
            Files.delete(part);
        }
    }

    /** Writes a file, whole or not at all, in place of what is there. */
    public static void replace(Path file, Iterable<String> lines) throws IOException {
        Files.move(part(file, lines), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes a directory that only its owner reads, unless it is there. */
    public static Path directory(Path directory) throws IOException {
        return Files.isDirectory(directory) ? directory : Files.createDirectories(directory, OWNER_DIRECTORY);
    }

    private static Path part(Path file, Iterable<String> lines) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("Expected the path of a file, found a root");
        }
        directory(directory);
        Path part = Files.createTempFile(directory, ".part-", "", OWNER);
        return Files.write(part, lines, StandardCharsets.UTF_8);
    }
}
