package org.postern.db;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** One running postgres server process: found, started and ended by its process id. */
record PostgresProcess(ProcessHandle handle) {

    /** A fast shutdown ends open sessions and writes a checkpoint; 128 MB of buffers take a moment on slow disks. */
    private static final long FAST_SHUTDOWN_SECONDS = 30;

    private static final long KILLED_SECONDS = 10;

    static ProcessBuilder builder(List<String> command, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/sbin:/usr/bin:/sbin:/bin");
        // No PG* variable of the caller may change what the server does.
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path, "LC_ALL", "C", "TZ", "UTC"));
        return builder;
    }

    static PostgresProcess start(PostgresBinaries binaries, Confinement confinement, DataDirectory data, Path log)
            throws IOException {
        List<String> arguments = List.of("-D", data.path().toString());
        Process process = builder(confinement.command(binaries.postgres(), arguments), log)
                .start();
        return new PostgresProcess(process.toHandle());
    }

    /**
     * The server that still runs on this data directory, whoever started it.
     *
     * <p>A process id in a stale file may belong to a stranger by now: only a postgres with this directory on its command
     * line counts.
     */
    static Optional<PostgresProcess> runningOn(DataDirectory data) throws IOException {
        Path file = pidFile(data);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,18}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(handle -> servesDirectory(handle.pid(), data))
                .map(PostgresProcess::new);
    }

    static Path pidFile(DataDirectory data) {
        return data.path().resolve("postmaster.pid");
    }

    private static boolean servesDirectory(long pid, DataDirectory data) {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
            List<String> words = List.of(new String(line, StandardCharsets.UTF_8).split("\0", -1));
            return words.getFirst().endsWith("/postgres")
                    && words.contains(data.path().toString());
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends, without asking, what a server that is gone has left behind on this data directory. */
    static void killWorkers(DataDirectory data) {
        List<ProcessHandle> workers = ProcessHandle.allProcesses()
                .filter(process -> worksIn(process.pid(), data))
                .toList();
        workers.forEach(ProcessHandle::destroyForcibly);
        workers.forEach(worker -> new PostgresProcess(worker).endsWithin(KILLED_SECONDS));
    }

    /** Every process of a server has the data directory as its working directory, and calls itself postgres. */
    private static boolean worksIn(long pid, DataDirectory data) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            return Files.readString(process.resolve("comm")).strip().equals("postgres")
                    && Files.readSymbolicLink(process.resolve("cwd")).equals(data.path());
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends a program that was not let finish; the shells and servers it started would go on without it. */
    static void endWithChildren(Process process) {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> new PostgresProcess(handle).endsWithin(KILLED_SECONDS));
    }

    boolean isAlive() {
        return handle.isAlive();
    }

    /** Fast shutdown, and harder means when it does not end. Returns when the process is gone. */
    void stop() {
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            signal(signal);
            if (endsWithin(signal.equals("INT") ? FAST_SHUTDOWN_SECONDS : KILLED_SECONDS)) {
                return;
            }
        }
        throw DatabaseException.notStarted("PostgreSQL process " + handle.pid() + " does not end", null);
    }

    /** Ends it without asking: for one that stands still. */
    void kill() {
        handle.destroyForcibly();
        endsWithin(KILLED_SECONDS);
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + handle.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            handle.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handle.destroyForcibly();
        }
    }

    /** Waits even for an interrupted thread: an interrupt asks for exactly this cleaning up. */
    private boolean endsWithin(long seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    handle.onExit().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return true;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    return false;
                } catch (ExecutionException e) {
                    throw new AssertionError("waiting for the end of a process cannot fail", e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
