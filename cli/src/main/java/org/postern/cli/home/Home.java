package org.postern.cli.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.FileProblem;
import org.postern.client.storage.AtomicFile;

/** The folder in which a person's client keeps its profile, for the owner's eyes only; safe for several processes at once. */
public final class Home {
    private static final String PROFILE = "profile";
    private static final String LOCK = "lock";
    /** It is not started anew by itself: whoever damages it would make the home forget its server's key (white paper C-13). */
    private static final String WHAT_TO_DO =
            "It holds the key your server is known by, so it is not begun anew by itself. Your account is unharmed: bring the"
                    + " file back, or move it away and log in again.";

    /** A file lock keeps other processes out, but not other threads of this one. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path folder;

    /** A home in this folder, which is made when something is written. */
    public Home(Path folder) {
        this.folder = folder;
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /**
     * The profile, if this home has one.
     *
     * @throws FileProblem naming the file if it cannot be read or has another form
     */
    public Optional<HomeProfile> profile() throws FileProblem {
        Path file = folder.resolve(PROFILE);
        try {
            return Optional.of(HomeProfile.of(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new FileProblem("The profile " + file + " cannot be read. " + WHAT_TO_DO, e);
        } catch (IllegalArgumentException e) {
            throw new FileProblem("The profile " + file + " is damaged: " + e.getMessage() + ". " + WHAT_TO_DO, e);
        }
    }

    /** Replaces the profile. */
    public void write(HomeProfile profile) throws ClientFailure {
        change(old -> Optional.of(profile));
    }

    /** Changes the profile, if there is one, with no other process in between. */
    public void update(UnaryOperator<HomeProfile> change) throws ClientFailure {
        change(old -> old.map(change));
    }

    private void change(UnaryOperator<Optional<HomeProfile>> change) throws ClientFailure {
        THREADS.lock();
        try {
            makeFolder();
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                requireValid(lock);
                Optional<HomeProfile> old = profile();
                Optional<HomeProfile> changed = change.apply(old);
                if (changed.isPresent() && !changed.equals(old)) {
                    byte[] json = changed.get().toJson();
                    AtomicFile.write(folder.resolve(PROFILE), out -> out.write(json));
                }
            }
        } catch (IOException e) {
            throw new FileProblem("The profile in " + folder + " cannot be written.", e);
        } finally {
            THREADS.unlock();
        }
    }

    private static void requireValid(FileLock lock) throws IOException {
        if (!lock.isValid()) {
            throw new IOException("expected a lock on the home, found it released");
        }
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly());
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
