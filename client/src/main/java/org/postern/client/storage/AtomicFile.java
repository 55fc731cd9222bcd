package org.postern.client.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.postern.client.failure.ClientFailure;
import org.postern.client.failure.FileProblem;

/** A file that is there completely or not at all: written beside its place, then moved onto it in one step. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the content. */
    @FunctionalInterface
    public interface Writer {
        void write(OutputStream out) throws ClientFailure, IOException;
    }

    /** Writes a file; after a failure the target is what it was before and nothing else is left. */
    public static void write(Path target, Writer writer) throws ClientFailure, IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            writeThrough(target, writer);
            return;
        }
        // Through a symbolic link the file it names is replaced, not the link.
        Path place = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path folder = Optional.ofNullable(place.getParent()).orElse(place);
        // Owner-only from its first byte on: what is written was secret on its way here.
        Path part = Files.createTempFile(folder, ".postern-", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                writer.write(out);
            }
            move(part, place);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Devices and pipes must stay what they are: a moved file would take their place. */
    private static void writeThrough(Path device, Writer writer) throws ClientFailure, IOException {
        if (Files.isDirectory(device)) {
            throw new FileProblem(device + " is a folder; expected the name of a file.");
        }
        try (OutputStream out = Files.newOutputStream(device)) {
            writer.write(out);
        }
    }

    private static void move(Path part, Path place) throws IOException {
        try {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
