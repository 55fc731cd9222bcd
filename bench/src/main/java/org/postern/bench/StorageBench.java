package org.postern.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.postern.client.account.Account;
import org.postern.client.storage.AtomicFile;
import org.postern.client.storage.Descriptor;
import org.postern.client.storage.DescriptorReference;
import org.postern.client.storage.Descriptors;
import org.postern.client.storage.FileStore;

/** A file through the client (encryption, transport, server, database) against the same blocks by plain JDBC. */
final class StorageBench {
    private static final int MEGABYTE = 1_000_000;

    private final Account account;
    private final RawBlocks raw;
    private final int blocks;
    private final Path folder;

    StorageBench(Account account, RawBlocks raw, int megabytes, Path folder) {
        this.account = account;
        this.raw = raw;
        this.blocks = Math.max(16, megabytes * MEGABYTE / RawBlocks.BLOCK);
        this.folder = folder;
    }

    List<Comparison> run(int warmUp, int rounds) throws Exception {
        Comparison upload = new Comparison("Upload of a file", "MB/s", "raw inserts, 16 a commit", 0.7);
        Comparison download = new Comparison("Download of a file", "MB/s", "raw reads by key", 0.7);
        FileStore files = new FileStore(account);
        double size = (double) blocks * RawBlocks.BLOCK / MEGABYTE;
        for (int round = -warmUp; round < rounds; round++) {
            Path file = randomFile(round);
            Comparison up = round < 0 ? new Comparison("", "", "", 0) : upload;
            Comparison down = round < 0 ? new Comparison("", "", "", 0) : download;
            DescriptorReference[] stored = new DescriptorReference[1];
            String name = "bench " + round;
            up.round(
                    () -> {
                        stored[0] = files.put(file, name, (done, all) -> {}).reference();
                        return size;
                    },
                    () -> {
                        raw.write(blocks);
                        return size;
                    });
            Path copy = folder.resolve("copy");
            down.round(
                    () -> {
                        Descriptors descriptors = new Descriptors(account.session());
                        Descriptor descriptor = descriptors.get(stored[0]);
                        AtomicFile.write(copy, out -> descriptors.read(descriptor, out, (done, all) -> {}));
                        return size;
                    },
                    () -> raw.read(blocks) / (double) MEGABYTE);
            if (Files.mismatch(file, copy) >= 0) {
                throw new AssertionError("expected the same bytes back");
            }
            Files.delete(copy);
            Files.delete(file);
        }
        return List.of(upload, download);
    }

    private Path randomFile(int seed) throws Exception {
        Path file = folder.resolve("file");
        byte[] part = new byte[RawBlocks.BLOCK];
        Random random = new Random(seed);
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < blocks; i++) {
                random.nextBytes(part);
                out.write(part);
            }
        }
        return file;
    }
}
