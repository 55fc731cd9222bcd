package org.postern.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/**
 * A PostgreSQL of our own, below one directory, for a running appliance and for tests.
 *
 * <p>It listens on 127.0.0.1 alone, knows no local sockets, and lets nobody in without a password (SCRAM-SHA-256). Nor does
 * any of us talk to a server that does not prove that it knows the password ({@link ServerProof}). Passwords are made at the first start and kept beside the data. The application's account is not a superuser.
 *
 * <pre>{@code
 * try (var postgres = EmbeddedPostgres.start(directory)) {
 *     Schema.migrate(postgres.jdbcUrl("postern"), postgres.user(), postgres.password());
 * }
 * }</pre>
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The database and the account that every start provides. */
    public static final String DATABASE = "postern";

    static final String SUPERUSER = "postgres";

    private final PostgresStart start;
    private final PostgresProcess process;
    private final int port;
    private final Accounts accounts;

    EmbeddedPostgres(PostgresStart start, PostgresProcess process, int port, Accounts accounts) {
        this.start = start;
        this.process = process;
        this.port = port;
        this.accounts = accounts;
    }

    /** Starts below {@code directory}, with the programs unpacked there too. */
    public static EmbeddedPostgres start(Path directory) {
        return start(directory, directory.resolve("programs"), new SecureRandom());
    }

    /**
     * Starts below {@code directory}; data and passwords of an earlier start are used again, and a server left over from a
     * process that was killed is ended first.
     *
     * @param programs where the PostgreSQL programs are unpacked; may be shared by many directories
     * @param random makes the passwords at the first start
     * @throws DatabaseException if this platform has no programs or the server does not start
     */
    public static EmbeddedPostgres start(Path directory, Path programs, SecureRandom random) {
        try {
            Path home = Files.createDirectories(directory).toRealPath();
            PostgresBinaries binaries =
                    PostgresBinaries.unpack(Files.createDirectories(programs).toRealPath());
            return new PostgresStart(home, binaries, Confinement.detect()).run(random);
        } catch (IOException e) {
            throw DatabaseException.notStarted("Cannot start PostgreSQL in " + directory + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DatabaseException.notStarted("Interrupted while PostgreSQL started", e);
        }
    }

    /**
     * Starts the server again that has ended, or that stands still: it is killed then. Address and passwords stay what they
     * were.
     *
     * @throws DatabaseException if it does not start, or somebody else listens on its port now
     */
    public EmbeddedPostgres again() {
        try {
            process.kill();
            return start.again(accounts, port);
        } catch (IOException e) {
            throw DatabaseException.notStarted("Cannot start PostgreSQL again: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DatabaseException.notStarted("Interrupted while PostgreSQL started again", e);
        }
    }

    /** Ends the server that still runs below {@code directory} although its starter is gone; says whether there was one. */
    public static boolean stopLeftOver(Path directory) {
        try {
            var running = PostgresProcess.runningOn(
                    new DataDirectory(directory.resolve("data").toAbsolutePath().normalize()));
            running.ifPresent(PostgresProcess::stop);
            return running.isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a database of this server. */
    public String jdbcUrl(String database) {
        return Accounts.jdbcUrl(port, database);
    }

    /** The application's account; it owns the databases. */
    public String user() {
        return Accounts.USER;
    }

    public String password() {
        return accounts.userPassword();
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.handle().pid();
    }

    /** Whether it lets the application in and answers, within so many seconds for each step. */
    public boolean answers(int seconds) {
        return Accounts.answers(port, accounts.userPassword(), seconds);
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Completes when the server ends, for whatever reason. */
    public CompletableFuture<?> onExit() {
        return process.handle().onExit();
    }

    /** Makes an empty database owned by {@link #user()} unless it exists; the name has letters, digits and underscores. */
    public void createDatabase(String name) {
        try {
            accounts.createDatabase(port, name);
        } catch (SQLException e) {
            throw DatabaseException.notStarted("Cannot create database " + name + ": " + e.getMessage(), e);
        }
    }

    /** Ends open sessions, writes everything to disk and returns when the process is gone. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.stop();
        }
    }
}
