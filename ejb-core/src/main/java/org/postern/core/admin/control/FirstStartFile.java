package org.postern.core.admin.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.core.identity.OwnerOnly;
import org.postern.core.token.OneTimeToken;

/**
 * What the person at the machine needs for the first steps: the file {@code first-steps}, readable by the service user alone.
 * The launcher shows it at a terminal, or says where it is.
 */
public final class FirstStartFile {
    private FirstStartFile() {}

    /** How long a token and a link are good for. */
    public static final Duration GOOD_FOR = Duration.ofDays(1);

    /** Removes the file once nothing in it is good for anything. */
    public static void removeOld(Path file, Instant now) {
        try {
            if (Files.exists(file)
                    && !Files.getLastModifiedTime(file)
                            .toInstant()
                            .plus(GOOD_FOR)
                            .isAfter(now)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the file of the first start", e);
        }
    }

    /** Writes what there is to tell, and removes the file where there is nothing. */
    public static void write(Path file, Optional<OneTimeToken> firstAdministrator, Optional<String> consoleSetUp) {
        List<String> lines = new ArrayList<>();
        firstAdministrator.ifPresent(token -> lines.add("first administrator token: " + token.text()));
        consoleSetUp.ifPresent(address -> lines.add("console set-up: " + address));
        try {
            if (lines.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                OwnerOnly.replace(file, lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the file of the first start", e);
        }
    }
}
