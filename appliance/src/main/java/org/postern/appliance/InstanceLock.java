package org.postern.appliance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * One launcher per data directory. The kernel drops the lock with its holder, so a killed launcher never blocks the next.
 */
final class InstanceLock implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final Path path;
    private final FileChannel channel;

    private InstanceLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Takes the lock, or is empty while somebody else holds it. */
    static Optional<InstanceLock> tryAcquire(Path path) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Object> before = fileAt(path);
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            if (before.isPresent() && fileAt(path).equals(before)) {
                return Optional.of(new InstanceLock(path, channel));
            }
            channel.close();
        }
        return Optional.empty();
    }

    /**
     * Which file has the name now. It must be the same before opening (where the first attempt makes it) and after locking: the
     * last holder may have deleted it in between, and then our lock guards nothing. Opening the file to look would not do: closing it again drops the lock of the whole process.
     */
    private static Optional<Object> fileAt(Path path) throws IOException {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
        channel.close();
    }
}
