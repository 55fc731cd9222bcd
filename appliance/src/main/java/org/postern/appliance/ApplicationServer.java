package org.postern.appliance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** The WildFly process of one instance, from its start to its orderly end. */
final class ApplicationServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** A server that runs with errors stays that way; a moment of doubt covers the last steps of a start. */
    private static final Duration DOUBT = Duration.ofSeconds(3);

    private static final long POLL_MILLIS = 100;
    private static final long STOP_SECONDS = 40;
    private static final long KILL_SECONDS = 10;

    /** The server itself gives its last calls 8 s. */
    private static final Duration LAST_CALLS = Duration.ofSeconds(10);

    private static final Duration UNTIL_READ = Duration.ofSeconds(1);

    private final Process process;
    private final ServerCommand command;
    private final long logBegin;
    private final Health health;
    private final long begin = System.nanoTime();
    private OptionalLong doubt = OptionalLong.empty();
    private boolean wasReady;

    private ApplicationServer(Process process, ServerCommand command, long logBegin) {
        this.process = process;
        this.command = command;
        this.logBegin = logBegin;
        this.health = new Health(command.managementPort());
    }

    /** Starts the process on a fresh copy of the installed configuration; it is not ready yet. */
    static ApplicationServer start(ServerCommand command, DatabaseAccess database) throws IOException {
        DataDirectory data = command.settings().data();
        Files.createDirectories(data.log());
        Directories.remove(command.temporary());
        Files.createDirectories(command.temporary());
        Directories.replace(
                command.installation().server().resolve("standalone/configuration"), command.configuration());
        new ServerConfiguration(command.configuration().resolve("standalone.xml"), command.settings()).adapt();
        ProcessBuilder builder = new ProcessBuilder(command.words(System.getenv()))
                .directory(data.server().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output(data).toFile());
        // An option meant for other Java programs must not change this one.
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "POSTERN_PASSWORD", "POSTERN_RECOVERY_WORDS")
                .forEach(builder.environment()::remove);
        builder.environment().putAll(database.environment());
        builder.environment().putAll(command.settings().environment());
        Path log = log(data);
        long logBegin = Files.exists(log) ? Files.size(log) : 0;
        return new ApplicationServer(builder.start(), command, logBegin);
    }

    ProcessId id() {
        return ProcessId.of(process.toHandle());
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Returns when the application answers; throws with the end of the log when it never will. */
    void awaitReady() throws InterruptedException {
        while (!isReady()) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Whether the application answers by now; throws with the end of the log when it never will. */
    boolean isReady() {
        if (!process.isAlive()) {
            throw failed("The server ended with code " + process.exitValue() + " while it started");
        }
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
            throw failed("The server was not ready after " + PATIENCE.toMinutes() + " minutes");
        }
        return switch (health.ask()) {
            case READY -> {
                wasReady = true;
                yield true;
            }
            case STARTING -> {
                doubt = OptionalLong.empty();
                yield false;
            }
            case FAILED -> {
                long now = System.nanoTime();
                doubt = OptionalLong.of(doubt.orElse(now));
                if (now - doubt.getAsLong() > DOUBT.toNanos()) {
                    throw failed("The server started with errors");
                }
                yield false;
            }
        };
    }

    /** Whether the process answers at all, whatever it says. */
    boolean lives() {
        return health.lives();
    }

    /** Ends it without asking: for one that stands still, or is gone already. */
    void kill() {
        process.destroyForcibly();
        ProcessId.endsWithin(process.toHandle(), KILL_SECONDS);
    }

    private ApplianceException failed(String sentence) {
        DataDirectory data = command.settings().data();
        Path log = log(data);
        String tail = LogTail.telling(log, logBegin, output(data));
        return new ApplianceException(ExitCode.SERVER_FAILED, sentence + ". The end of " + log + ":\n" + tail);
    }

    private static Path log(DataDirectory data) {
        return data.log().resolve("server.log");
    }

    private static Path output(DataDirectory data) {
        return data.log().resolve("server.out");
    }

    /**
     * Lets it answer the calls it has, while all of it still works; whoever was interrupted waits too, for that asks for a stop.
     *
     * @return whether that is done, and read
     */
    private boolean answerLastCalls() {
        boolean interrupted = Thread.interrupted();
        try {
            Path request = command.settings().data().requests().resolve("stop");
            boolean answered = new ServerRequest(request).ask(List.of(), LAST_CALLS, process::isAlive);
            // What is closed with something unread takes along what the other side has not read yet.
            Thread.sleep(UNTIL_READ);
            return answered;
        } catch (IOException e) {
            // Nothing can be written; it ends without that.
            return false;
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (wasReady && process.isAlive() && answerLastCalls()) {
            // Taking itself apart it would answer 404 for a moment, and there is nothing left that needs an order.
            kill();
        } else {
            ProcessId.end(process.toHandle(), STOP_SECONDS);
        }
        Directories.remove(command.temporary());
    }
}
