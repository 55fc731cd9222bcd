package org.postern.appliance;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One process of the appliance that is watched and started again: the database or the server. */
interface Part extends AutoCloseable {

    /** Its name in sentences. */
    String name();

    /** Completes when its process ends. */
    CompletableFuture<?> end();

    /** What is wrong with it, as a sentence without its full stop; empty while nothing is. */
    Optional<String> trouble();

    /** Ends what is left of it and starts it anew; it may take a while until it answers. */
    void restart() throws IOException, InterruptedException;

    /** How Postern ends when it was started again too often. */
    ExitCode givenUp();

    /** Where it writes what went wrong. */
    String log();

    @Override
    void close() throws IOException;
}
