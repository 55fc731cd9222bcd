package org.postern.core.admin.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.core.token.OneTimeToken;

class FirstStartFileTest {
    private static final Optional<OneTimeToken> TOKEN = Optional.of(new OneTimeToken("abcdefghijklmnopqrstuv"));
    private static final Optional<String> LINK =
            Optional.of("http://localhost:8080/console/setup#ABCDEFGHIJKLMNOPQRSTUV");

    @TempDir
    Path directory;

    @Test
    void freshServerLeavesTokenAndLinkForTheOwnerOnly() throws IOException {
        Path file = directory.resolve("run").resolve("first-start");
        FirstStartFile.write(file, TOKEN, LINK);

        assertEquals(
                List.of(
                        "first administrator token: abcdefghijklmnopqrstuv",
                        "console set-up: http://localhost:8080/console/setup#ABCDEFGHIJKLMNOPQRSTUV"),
                Files.readAllLines(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void serverWithAccountsButWithoutConsoleLeavesTheLink() throws IOException {
        Path file = directory.resolve("first-start");
        FirstStartFile.write(file, Optional.empty(), LINK);

        assertEquals(
                List.of("console set-up: http://localhost:8080/console/setup#ABCDEFGHIJKLMNOPQRSTUV"),
                Files.readAllLines(file));
    }

    @Test
    void fileGoesWhenNothingInItIsGoodAnyMore() throws IOException {
        Path file = directory.resolve("first-steps");
        FirstStartFile.write(file, TOKEN, LINK);
        Instant written = Files.getLastModifiedTime(file).toInstant();

        FirstStartFile.removeOld(file, written.plus(Duration.ofDays(1)).minusMillis(1));
        assertTrue(Files.exists(file));
        FirstStartFile.removeOld(file, written.plus(Duration.ofDays(1)));
        assertFalse(Files.exists(file));
    }

    @Test
    void serverInUseLeavesNothingAndRemovesWhatIsOld() throws IOException {
        Path file = directory.resolve("first-start");
        FirstStartFile.write(file, TOKEN, LINK);
        FirstStartFile.write(file, Optional.empty(), Optional.empty());

        assertFalse(Files.exists(file));
    }
}
