package org.postern.appliance;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.postern.db.EmbeddedPostgres;

/** The embedded database as a part that is watched; it comes back at the same address, so the server stays. */
final class WatchedDatabase implements Part {

    private static final int ANSWER_SECONDS = 5;

    private final DataDirectory data;
    private final Progress progress;
    private final LongConsumer started;
    private final Silence silence = new Silence(Silence.patience());
    private EmbeddedPostgres postgres;

    /**
     * Watches a database that runs.
     *
     * @param started is told the process id of every later start
     */
    WatchedDatabase(EmbeddedPostgres postgres, DataDirectory data, Progress progress, LongConsumer started) {
        this.postgres = postgres;
        this.data = data;
        this.progress = progress;
        this.started = started;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public CompletableFuture<?> end() {
        return postgres.onExit();
    }

    @Override
    public Optional<String> trouble() {
        if (!postgres.isRunning()) {
            return Optional.of("The database ended by itself");
        }
        if (postgres.answers(ANSWER_SECONDS)) {
            silence.ends();
            return Optional.empty();
        }
        return silence.isTooLong()
                ? Optional.of("The database has not answered for " + silence.seconds() + " s")
                : Optional.empty();
    }

    @Override
    public void restart() throws IOException, InterruptedException {
        new Room(data, progress).await();
        postgres = postgres.again();
        started.accept(postgres.pid());
        silence.ends();
        progress.done("database", "runs again on 127.0.0.1:" + postgres.port());
    }

    @Override
    public ExitCode givenUp() {
        return ExitCode.DATABASE_DIED;
    }

    @Override
    public String log() {
        return "postgresql/postgresql.log";
    }

    @Override
    public void close() {
        postgres.close();
    }
}
