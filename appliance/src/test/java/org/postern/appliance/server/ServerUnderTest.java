package org.postern.appliance.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.postern.db.EmbeddedPostgres;
import org.postern.db.Schema;

/**
 * Before the first test: a migrated database and free ports for the server. After the last: server and database end.
 *
 * <p>The password reaches the server in a file that only its owner reads, as no command line may carry it.
 */
public final class ServerUnderTest implements LauncherSessionListener {

    /** Set by the build for tests in the server, not for unit tests. */
    private static final Optional<Path> DIRECTORY =
            Optional.ofNullable(System.getProperty("postern.test.directory")).map(Path::of);

    /** How long a poll of the server under test waits. */
    public static final Duration POLL_PATIENCE = Duration.ofSeconds(15);

    /** Calls of the tests' address that may wait there. */
    public static final int WAITING_CALLS = 510;

    private Optional<EmbeddedPostgres> postgres = Optional.empty();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        DIRECTORY.ifPresent(directory -> {
            try {
                prepare(Files.createDirectories(directory));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void prepare(Path directory) throws IOException {
        EmbeddedPostgres started = EmbeddedPostgres.start(
                directory.resolve("postgresql"), directory.resolve("postgresql-programs"), new SecureRandom());
        postgres = Optional.of(started);
        String database = "it_" + System.currentTimeMillis();
        started.createDatabase(database);
        Schema.migrate(started.jdbcUrl(database), started.user(), started.password());
        write(directory.resolve("server.properties"), started.jdbcUrl(database), started);
        configure(directory.resolve("standalone/configuration"));
        System.setProperty("postern.test.http.port", Integer.toString(freePort()));
        System.setProperty("postern.test.management.port", Integer.toString(freePort()));
    }

    /** The server writes into its directories, so that each of several has its own. */
    private static void configure(Path copy) throws IOException {
        Path provisioned = Path.of(System.getProperty("postern.test.server", ""), "standalone", "configuration");
        Files.createDirectories(copy);
        try (Stream<Path> files = Files.list(provisioned)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(provisioned.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void write(Path file, String jdbcUrl, EmbeddedPostgres database) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("postern.db.url", jdbcUrl);
        properties.setProperty("postern.db.user", database.user());
        properties.setProperty("postern.db.password", database.password());
        properties.setProperty("postern.profile", "strict");
        properties.setProperty("postern.hosts", "localhost");
        properties.setProperty("postern.public-url", "http://localhost");
        properties.setProperty(
                "postern.data",
                Files.createDirectories(file.resolveSibling("data")).toString());
        properties.setProperty("postern.longPollingTimeout", String.valueOf(POLL_PATIENCE.toMillis()));
        properties.setProperty("postern.maxWaitingCallsPerAddress", String.valueOf(WAITING_CALLS));
        properties.setProperty(
                "postern.first-start-file", file.resolveSibling("first-start").toString());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        SharedServer.stop();
        postgres.ifPresent(EmbeddedPostgres::close);
    }
}
