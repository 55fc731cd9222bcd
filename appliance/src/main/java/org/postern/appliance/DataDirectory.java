package org.postern.appliance;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory that holds all an instance keeps: database, server state, logs, and who runs now. */
record DataDirectory(Path root) {

    /** Database, write-ahead log and server state of a first start fit well into this. */
    private static final long LEAST_FREE_BYTES = 400_000_000;

    /** Makes the directory if need be, readable by its owner alone, and refuses one that cannot be used. */
    static DataDirectory open(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(absolute)) {
                Files.createDirectories(
                        absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Path root = absolute.toRealPath();
            Files.delete(Files.createTempFile(root, "writable", null));
            requireSpace(root);
            return new DataDirectory(root);
        } catch (IOException e) {
            throw new ApplianceException(
                    ExitCode.DATA_NOT_WRITABLE, "The data directory " + absolute + " cannot be written: " + e, e);
        }
    }

    /** The directory of an instance that may or may not exist. */
    static DataDirectory at(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return new DataDirectory(Files.isDirectory(absolute) ? absolute.toRealPath() : absolute);
        } catch (IOException e) {
            return new DataDirectory(absolute);
        }
    }

    private static void requireSpace(Path root) throws IOException {
        FileStore store = Files.getFileStore(root);
        if (store.getUsableSpace() < LEAST_FREE_BYTES) {
            throw new ApplianceException(
                    ExitCode.DISK_FULL,
                    "Expected at least " + LEAST_FREE_BYTES / 1_000_000 + " MB free for " + root + ", found "
                            + store.getUsableSpace() / 1_000_000 + " MB");
        }
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path instance() {
        return root.resolve("instance");
    }

    Path profile() {
        return root.resolve("profile");
    }

    Path firstStart() {
        return root.resolve("first-start");
    }

    Path database() {
        return root.resolve("postgresql");
    }

    Path server() {
        return root.resolve("server");
    }

    Path log() {
        return root.resolve("log");
    }
}
