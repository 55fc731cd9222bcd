package org.postern.core.admin.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.core.identity.OwnerOnly;
import org.postern.core.token.OneTimeToken;

/** What a first start has to tell the person at the machine; readable by the service user alone, and shown by the launcher. */
public final class FirstStartFile {
    private FirstStartFile() {}

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
