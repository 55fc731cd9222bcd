package org.postern.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.postern.core.identity.OwnerOnly;

/** A file that asks the running server for something: it is gone when that is done. */
record ServerRequest(Path file) {

    private static final long POLL_MILLIS = 50;

    /**
     * Asks and waits. What was not done in time is asked for no more.
     *
     * @param text for the server
     * @param alive whether there is still somebody to answer
     * @return whether it was done
     */
    boolean ask(List<String> text, Duration patience, BooleanSupplier alive) throws IOException, InterruptedException {
        OwnerOnly.replace(file, text);
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (Files.exists(file)) {
                if (System.nanoTime() > end || !alive.getAsBoolean()) {
                    return false;
                }
                Thread.sleep(POLL_MILLIS);
            }
            return true;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
