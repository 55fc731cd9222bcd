package org.postern.appliance;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** The directory that holds all an instance keeps: database, server state, logs, and who runs now. */
record DataDirectory(Path root) {

    /** Database, write-ahead log and server state of a first start fit well into this. */
    private static final long LEAST_FREE_BYTES = 400_000_000;

    private static final String OWNER_ONLY = "rwx------";

    /** Makes the directory if need be, readable by its owner alone, and refuses one that cannot be used. */
    static DataDirectory open(Path path, Progress progress) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(absolute)) {
                Files.createDirectories(
                        absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
            }
            DataDirectory directory = new DataDirectory(absolute.toRealPath());
            directory.closeToOthers(progress);
            Files.delete(Files.createTempFile(directory.root, "writable", null));
            // What is there already needs no room to be read, and to make room it must run.
            if (!directory.isUsed()) {
                requireSpace(directory.root);
            }
            return directory;
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

    /** Nobody else may look into it. An older version, or whoever made the directory, may have left it open. */
    private void closeToOthers(Progress progress) throws IOException {
        String found = PosixFilePermissions.toString(Files.getPosixFilePermissions(root));
        if (found.endsWith("------")) {
            return;
        }
        if (!isUsed() && !isEmpty()) {
            throw new ApplianceException(
                    ExitCode.DATA_NOT_WRITABLE,
                    "The directory " + root + " holds other things, and others on this machine may look into it ("
                            + found + "). Choose one of Postern's own with --data.");
        }
        try {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString(OWNER_ONLY));
        } catch (IOException e) {
            throw new ApplianceException(
                    ExitCode.DATA_NOT_WRITABLE,
                    "Others on this machine may look into " + root + " (" + found
                            + "), and it cannot be closed to them: it belongs to "
                            + Files.getOwner(root).getName(),
                    e);
        }
        progress.line("Closed " + root + " to others on this machine: it was " + found + ".");
    }

    /** Whether there is an instance in it, or the settings of one. */
    private boolean isUsed() {
        return Stream.of(identity(), profile(), database(), root.resolve(Configuration.FILE))
                .anyMatch(Files::exists);
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            // The root of a file system of its own has this.
            return files.allMatch(file -> file.endsWith("lost+found"));
        }
    }

    /** Refuses a directory that does not exist: there is nothing to change in it. */
    DataDirectory requireThere() {
        if (!Files.isDirectory(root)) {
            throw new ApplianceException(ExitCode.NOT_RUNNING, "There is no data directory " + root);
        }
        return this;
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

    Path identity() {
        return root.resolve("identity");
    }

    /** Where a version that remembered nothing else kept the profile. */
    Path profile() {
        return root.resolve("profile");
    }

    Path firstSteps() {
        return root.resolve("first-steps");
    }

    /** What the server is asked for from this machine. */
    Path requests() {
        return root.resolve("requests");
    }

    Path tls() {
        return root.resolve("tls");
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
