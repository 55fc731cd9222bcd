package org.postern.appliance.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A small file system in memory, seen only by those who are started with {@link #prefix}: in a mount namespace of its own, which an
 * ordinary user may have too where user namespaces are permitted.
 */
final class SmallDisk implements AutoCloseable {
    private static final String FILL = "filled-by-a-test";

    private final Process keeper;
    private final Path place;
    private final boolean root;

    private SmallDisk(Process keeper, Path place, boolean root) {
        this.keeper = keeper;
        this.place = place;
        this.root = root;
    }

    /** A disk of this size at an empty directory; empty where nobody may mount one. */
    static Optional<SmallDisk> at(Path place, int megabytes) throws IOException {
        Files.createDirectories(place);
        boolean root = System.getProperty("user.name").equals("root");
        String mount =
                "mount -t tmpfs -o mode=0700,size=" + megabytes + "m none \"$0\" && echo mounted && exec sleep 3600";
        Process keeper = new ProcessBuilder("unshare", root ? "-m" : "-rm", "sh", "-c", mount, place.toString())
                .redirectErrorStream(true)
                .start();
        String said = Optional.ofNullable(keeper.inputReader().readLine()).orElse("");
        if (!said.equals("mounted")) {
            keeper.destroyForcibly();
            return Optional.empty();
        }
        return Optional.of(new SmallDisk(keeper, place, root));
    }

    /** The words in front of a program that shall see it. */
    List<String> prefix() {
        String pid = Long.toString(keeper.pid());
        return root
                ? List.of("nsenter", "-m", "-t", pid)
                : List.of("nsenter", "-U", "--preserve-credentials", "-m", "-t", pid);
    }

    /** The same files, as everybody else sees them. */
    Path inside() {
        return Path.of("/proc", Long.toString(keeper.pid()), "root")
                .resolve(Path.of("/").relativize(place));
    }

    long free() throws IOException {
        return Files.getFileStore(inside()).getUsableSpace();
    }

    /** Fills it until so many bytes are free, or fewer. */
    void fillUpTo(long free) throws IOException {
        byte[] chunk = new byte[1 << 20];
        try (OutputStream file = Files.newOutputStream(
                inside().resolve(FILL),
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND)) {
            for (long left = free() - free; left > 0; left = free() - free) {
                file.write(chunk, 0, (int) Math.min(left, chunk.length));
            }
        } catch (IOException e) {
            if (free() > free) {
                throw e;
            }
        }
    }

    /** Takes away what filled it. */
    void makeRoom() throws IOException {
        Files.deleteIfExists(inside().resolve(FILL));
    }

    @Override
    public void close() {
        keeper.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
