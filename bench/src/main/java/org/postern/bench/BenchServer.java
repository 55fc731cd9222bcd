package org.postern.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.postern.db.EmbeddedPostgres;

/**
 * The provisioned server with the plain echo beside the product, on a PostgreSQL whose password the benchmark knows. The
 * installation is shared by links; only its configuration is a copy.
 */
final class BenchServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** What the launcher prints last. */
    private static final String READY = "Ctrl-C ends it.";

    private static final String TOKEN_LINE = "first administrator token: ";
    private static final String DEPLOYMENTS = "<deployments>";

    private final EmbeddedPostgres postgres;
    private final Process launcher;
    private final int port;
    private final String token;

    private BenchServer(EmbeddedPostgres postgres, Process launcher, int port, String token) {
        this.postgres = postgres;
        this.launcher = launcher;
        this.port = port;
        this.token = token;
    }

    /**
     * Starts both below an empty directory.
     *
     * @param installation folder with {@code lib} and {@code server}
     */
    static BenchServer start(Path installation, Path home, List<String> options)
            throws IOException, InterruptedException {
        Path overlay = overlay(installation, home.resolve("installation"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home.resolve("postgresql"));
        try {
            int port = freePort();
            Path log = home.resolve("run.log");
            Process launcher = launch(overlay, home, postgres, port, log, options);
            return new BenchServer(
                    postgres, launcher, port, awaitToken(launcher, log, home.resolve("data/first-steps")));
        } catch (IOException | InterruptedException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private static Path overlay(Path installation, Path overlay) throws IOException {
        Path server = Files.createDirectories(overlay.resolve("server"));
        libraries(installation.resolve("lib"), Files.createDirectories(overlay.resolve("lib")));
        try (var parts = Files.list(installation.resolve("server"))) {
            for (Path part : parts.toList()) {
                String name = String.valueOf(part.getFileName());
                if (!name.equals("standalone") && !name.equals("application")) {
                    Files.createSymbolicLink(server.resolve(name), part);
                }
            }
        }
        Path application = Files.createDirectories(server.resolve("application"));
        Files.createSymbolicLink(
                application.resolve("postern.ear"), installation.resolve("server/application/postern.ear"));
        EchoWar.write(application.resolve(EchoWar.NAME));
        configuration(
                installation.resolve("server/standalone/configuration"), server.resolve("standalone/configuration"));
        return overlay;
    }

    /** The launcher looks for its server beside its own jar, so that one is a copy. */
    private static void libraries(Path original, Path links) throws IOException {
        try (var jars = Files.list(original)) {
            for (Path jar : jars.toList()) {
                String name = String.valueOf(jar.getFileName());
                if (name.startsWith("appliance-")) {
                    Files.copy(jar, links.resolve(name));
                } else {
                    Files.createSymbolicLink(links.resolve(name), jar);
                }
            }
        }
    }

    private static void configuration(Path original, Path copy) throws IOException {
        Files.createDirectories(copy);
        try (var files = Files.list(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(String.valueOf(file.getFileName())));
            }
        }
        Path standalone = copy.resolve("standalone.xml");
        String xml = Files.readString(standalone);
        if (!xml.contains(DEPLOYMENTS)) {
            throw new IOException("Expected " + DEPLOYMENTS + " in " + standalone + ", found none");
        }
        Files.writeString(standalone, xml.replace(DEPLOYMENTS, DEPLOYMENTS + """

                                <deployment name="echo.war" runtime-name="echo.war">
                                    <fs-archive path="application/echo.war" relative-to="jboss.home.dir"/>
                                </deployment>"""));
    }

    /** Everybody comes from one address here, and what is measured is not how he is refused. */
    static final List<String> ONE_ADDRESS = List.of(
            "-Dpostern.maxWaitingCallsPerAddress=" + WaitingCrowd.size(),
            "-Dpostern.maxStrangersStreamsPerAddress=" + 2 * CrowdBench.STREAMS,
            "-Dpostern.maxStreamsPerAccount=" + 2 * WaitingCrowd.STREAMS,
            "-Dpostern.keyExchangesPerSecond=1000000",
            "-Dpostern.keyExchangesBurst=1000000",
            "-Dpostern.loginsPerSecond=1000000",
            "-Dpostern.loginsBurst=1000000",
            "-Dpostern.ticketsPerSecond=10000000",
            "-Dpostern.ticketsBurst=10000000",
            "-Dpostern.fruitlessPerSecond=10000000",
            "-Dpostern.fruitlessBurst=10000000");

    private static Process launch(
            Path overlay, Path home, EmbeddedPostgres postgres, int port, Path log, List<String> options)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        overlay.resolve("lib") + "/*",
                        "org.postern.appliance.Main",
                        "run",
                        "--data",
                        home.resolve("data").toString(),
                        "--port",
                        String.valueOf(port),
                        "--database-url",
                        postgres.jdbcUrl(EmbeddedPostgres.DATABASE)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "POSTERN_DB_USER",
                        postgres.user(),
                        "POSTERN_DB_PASSWORD",
                        postgres.password(),
                        "POSTERN_JAVA_OPTS",
                        String.join(" ", options)));
        return builder.start();
    }

    private static String awaitToken(Process launcher, Path log, Path firstSteps)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && launcher.isAlive()) {
            if (Files.readAllLines(log).contains(READY)) {
                return token(firstSteps);
            }
            launcher.waitFor(200, TimeUnit.MILLISECONDS);
        }
        launcher.destroy();
        throw new IOException("The server did not start:\n" + Files.readString(log));
    }

    private static String token(Path firstSteps) throws IOException {
        return Files.readAllLines(firstSteps).stream()
                .filter(line -> line.startsWith(TOKEN_LINE))
                .map(line -> line.substring(TOKEN_LINE.length()))
                .findFirst()
                .orElseThrow(() -> new IOException("Expected a token in " + firstSteps + ", found none"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** NAME:PORT of the service. */
    String address() {
        return "localhost:" + port;
    }

    String token() {
        return token;
    }

    /** The application server itself, which the launcher started. */
    ProcessHandle process() throws IOException {
        return launcher.toHandle()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("jboss-modules"))
                        .isPresent())
                .reduce((one, other) -> other)
                .orElseThrow(() -> new IOException("Expected a running application server, found none"));
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            launcher.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        postgres.close();
    }
}
