package org.postern.appliance;

import java.io.IOException;
import java.nio.file.Files;

/**
 * Room on the disk that a database needs to come back: it ends by itself when its log of changes finds none. Waiting for it uses
 * up no restart, because no restart would help.
 */
record Room(DataDirectory data, Progress progress) {

    /** A file of the log of changes is 16 MiB; recovery may need a second one. */
    private static final long LEAST_BYTES = 48L << 20;

    private static final long POLL_MILLIS = 500;

    void await() throws IOException, InterruptedException {
        long free = free();
        if (free >= LEAST_BYTES) {
            return;
        }
        progress.line("The disk of " + data.root() + " is full (" + (free >> 20) + " MiB free, " + (LEAST_BYTES >> 20)
                + " are needed); the database is started again as soon as there is room.");
        while (free() < LEAST_BYTES) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private long free() throws IOException {
        return Files.getFileStore(data.root()).getUsableSpace();
    }
}
