package org.postern.core.identity.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.core.fixture.TestClock;
import org.postern.core.identity.ServerKeystore;
import org.postern.core.identity.ServerKeystoreContract;
import org.postern.core.settings.Hosts;
import org.postern.crypto.ec.EcPrivateKey;

class FileServerKeystoreTest extends ServerKeystoreContract {
    private final SecureRandom random = new SecureRandom();
    private final TestClock clock = new TestClock();

    @TempDir
    Path directory;

    @Override
    protected ServerKeystore keystore(Hosts hosts) {
        return FileServerKeystore.in(directory, hosts, random, clock);
    }

    @Test
    void onlyTheOwnerReadsTheFile() throws IOException {
        var _ = keystore(HOSTS);
        Path file = directory.resolve(FileServerKeystore.FILE);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void onlyTheOwnerReadsTheFileOfAServerWithANewName() throws IOException {
        var _ = keystore(HOSTS);
        var _ = keystore(new Hosts(List.of("example.net")));

        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve(FileServerKeystore.FILE))));
    }

    @Test
    void damagedFileStopsTheStartWithoutShowingItsContent() throws IOException {
        Files.writeString(directory.resolve(FileServerKeystore.FILE), "secret\n1\nsecret\n");

        UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> keystore(HOSTS));
        String text = refused + " " + refused.getCause();
        assertTrue(text.contains("Expected three lines") && !text.contains("secret\n"), text);
    }

    @Test
    void keystoreOfAnotherKeyStopsTheStart() throws IOException {
        var _ = keystore(HOSTS);
        Path file = directory.resolve(FileServerKeystore.FILE);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(EcPrivateKey.generate(random).wif(), lines.get(1), lines.get(2)));

        UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> keystore(HOSTS));
        assertTrue(String.valueOf(refused.getCause()).contains("found one of another key"));
    }
}
