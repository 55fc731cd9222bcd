package org.postern.db;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** One start of the embedded server, from whatever the last one left behind to the first accepted connection. */
record PostgresStart(Path home, PostgresBinaries binaries, Confinement confinement) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 20;
    private static final int ATTEMPTS = 20;
    private static final long BETWEEN_ATTEMPTS_MILLIS = 300;
    private static final long LOG_LIMIT_BYTES = 5_000_000;

    /** Starts again what has ended or was killed: same data, accounts and port, which those who use it know. */
    EmbeddedPostgres again(Accounts accounts, int port) throws IOException, InterruptedException {
        DataDirectory data = new DataDirectory(home.resolve("data"));
        endLeftOver(data);
        return startListening(data, accounts, () -> port);
    }

    EmbeddedPostgres run(SecureRandom random) throws IOException, InterruptedException {
        DataDirectory data = new DataDirectory(home.resolve("data"));
        PartialDirectories.removeAbandoned(home);
        boolean firstStart = !data.exists();
        if (!firstStart && !Files.exists(home.resolve("superuser.password"))) {
            throw DatabaseException.notStarted(
                    "Expected a password file beside the data in " + home + ", found none", null);
        }
        Accounts accounts = Accounts.of(home, random);
        if (firstStart) {
            data.initialise(binaries, confinement, accounts.superuserFile(), EmbeddedPostgres.SUPERUSER);
        }
        endLeftOver(data);
        return startListening(data, accounts, this::choosePort);
    }

    private static void endLeftOver(DataDirectory data) throws IOException {
        PostgresProcess.runningOn(data).ifPresent(PostgresProcess::stop);
        // A server that was killed leaves workers; one that stands still would keep the memory from its successor.
        PostgresProcess.killWorkers(data);
        // Its process is gone: the file could only name a stranger who has the number now.
        Files.deleteIfExists(PostgresProcess.pidFile(data));
    }

    /** Where the next attempt listens. */
    private interface PortChoice {
        int port() throws IOException;
    }

    private EmbeddedPostgres startListening(DataDirectory data, Accounts accounts, PortChoice choice)
            throws IOException, InterruptedException {
        Path log = freshLog();
        for (int attempt = 1; ; attempt++) {
            int port = choice.port();
            data.configure(port);
            confinement.handOver(home);
            long logged = Files.exists(log) ? Files.size(log) : 0;
            PostgresProcess process = PostgresProcess.start(binaries, confinement, data, log);
            if (becomesReady(process, port, accounts)) {
                return new EmbeddedPostgres(this, process, port, accounts);
            }
            if (attempt == ATTEMPTS || !mayPass(log, logged)) {
                throw DatabaseException.notStarted("PostgreSQL ended at its start: " + LogTail.of(log, 5), null);
            }
            Thread.sleep(BETWEEN_ATTEMPTS_MILLIS);
        }
    }

    /** Backends of a killed server take a moment to notice, and a port may be taken between choice and use. */
    private static boolean mayPass(Path log, long from) throws IOException {
        byte[] all = Files.readAllBytes(log);
        int start = (int) Math.min(from, all.length);
        String added = new String(all, start, all.length - start, StandardCharsets.UTF_8);
        return added.contains("pre-existing shared memory block") || added.contains("Address already in use");
    }

    private static boolean becomesReady(PostgresProcess process, int port, Accounts accounts)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive()) {
            try (Connection superuser = accounts.superuser(port)) {
                accounts.prepare(superuser);
                return true;
            } catch (SQLException e) {
                if (!isStarting(e) || System.nanoTime() > end) {
                    process.stop();
                    throw ServerProof.isMissing(e)
                            ? ServerProof.refusal("127.0.0.1:" + port, e)
                            : DatabaseException.notStarted("PostgreSQL refuses its own account: " + e.getMessage(), e);
                }
            }
            pause(process);
        }
        return false;
    }

    private static void pause(PostgresProcess process) throws InterruptedException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            process.stop();
            throw e;
        }
    }

    /** 08xxx: nobody listens yet. 57P03: recovery after a crash is still at work. */
    private static boolean isStarting(SQLException e) {
        String state = Optional.ofNullable(e.getSQLState()).orElse("");
        return state.startsWith("08") || state.equals("57P03");
    }

    private Path freshLog() throws IOException {
        Path log = home.resolve("postgresql.log");
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, home.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    /** The port of the last start while it is free, else any free one. */
    private int choosePort() throws IOException {
        Path file = home.resolve("port");
        if (Files.exists(file)) {
            String kept = Files.readString(file).strip();
            if (kept.matches("[0-9]{1,5}") && isFree(Integer.parseInt(kept))) {
                return Integer.parseInt(kept);
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Files.writeString(file, socket.getLocalPort() + "\n");
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (BindException e) {
            return false;
        }
    }
}
