package org.postern.appliance;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The application server as a part that is watched. After a restart it is not waited for: the database is watched meanwhile. */
final class WatchedServer implements Part {

    private final ServerCommand command;
    private final DatabaseAccess database;
    private final Progress progress;
    private final Consumer<ProcessId> started;
    private final Silence silence = new Silence(Silence.patience());
    private ApplicationServer server;
    private boolean ready = true;

    /**
     * Watches a server that is ready.
     *
     * @param started is told of every later start
     */
    WatchedServer(
            ApplicationServer server,
            ServerCommand command,
            DatabaseAccess database,
            Progress progress,
            Consumer<ProcessId> started) {
        this.server = server;
        this.command = command;
        this.database = database;
        this.progress = progress;
        this.started = started;
    }

    @Override
    public String name() {
        return "server";
    }

    @Override
    public CompletableFuture<?> end() {
        return server.onExit();
    }

    @Override
    public Optional<String> trouble() {
        return ready ? silent() : notReady();
    }

    private Optional<String> silent() {
        if (server.onExit().isDone()) {
            return Optional.of("The server ended by itself");
        }
        if (server.lives()) {
            silence.ends();
            return Optional.empty();
        }
        return silence.isTooLong()
                ? Optional.of("The server has not answered for " + silence.seconds() + " s")
                : Optional.empty();
    }

    private Optional<String> notReady() {
        try {
            ready = server.isReady();
        } catch (ApplianceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        if (ready) {
            silence.ends();
            progress.done("server", "answers again");
        }
        return Optional.empty();
    }

    @Override
    public void restart() throws IOException {
        server.kill();
        server = ApplicationServer.start(command, database);
        ready = false;
        started.accept(server.id());
    }

    @Override
    public ExitCode givenUp() {
        return ExitCode.SERVER_DIED;
    }

    @Override
    public String log() {
        return "log/server.log";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
