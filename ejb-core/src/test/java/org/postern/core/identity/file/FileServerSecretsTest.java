package org.postern.core.identity.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.core.identity.ServerSecrets;
import org.postern.core.identity.ServerSecretsContract;

class FileServerSecretsTest extends ServerSecretsContract {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path directory;

    @Override
    protected ServerSecrets secrets() {
        return FileServerSecrets.in(directory.resolve("one"), random);
    }

    @Override
    protected ServerSecrets ofAnother() {
        return FileServerSecrets.in(directory.resolve("another"), random);
    }

    @Test
    void secretIsMadeOnceAndOnlyTheOwnerReadsIt() throws IOException {
        byte[] first = FileServerSecrets.in(directory.resolve("data"), random).key("purpose");
        Path file = directory.resolve("data").resolve(FileServerSecrets.FILE);

        assertArrayEquals(
                first, FileServerSecrets.in(directory.resolve("data"), random).key("purpose"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(directory.resolve("data"))) {
            assertEquals(1, files.count(), "nothing is left of writing it");
        }
    }

    @Test
    void damagedFileStopsTheStartWithoutShowingItsContent() throws IOException {
        Files.writeString(directory.resolve(FileServerSecrets.FILE), "abcd\n");

        UncheckedIOException refused =
                assertThrows(UncheckedIOException.class, () -> FileServerSecrets.in(directory, random));
        String text = String.valueOf(refused.getCause());
        assertTrue(text.contains("Expected 32 bytes") && !text.contains("abcd"), text);
    }
}
