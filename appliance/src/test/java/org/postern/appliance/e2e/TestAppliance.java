package org.postern.appliance.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.postern.appliance.LauncherScript;
import org.postern.appliance.RunningLauncher;
import org.postern.client.FirstSteps;
import org.postern.client.account.Account;
import org.postern.client.account.LoggingIn;
import org.postern.client.account.NewAccount;
import org.postern.client.account.Password;
import org.postern.client.connection.Connector;
import org.postern.client.connection.Patience;
import org.postern.client.connection.ServerSession;
import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.ClientFailure;
import org.postern.protocol.Profile;
import org.postern.protocol.id.Hashmail;
import org.postern.protocol.id.Username;

/** An appliance started by the launcher's script on a data directory of its own, and clients of it. */
final class TestAppliance implements AutoCloseable {
    static final String TOKEN = "first administrator token: ";

    private final LauncherScript script;
    private final Path data;
    private final int port;
    /** Tests that end a server do not wait for its return. */
    private final Connector connector =
            new Connector(new SecureRandom(), InstantSource.system(), "test;1", new Patience(List.of()));

    private final HttpClient http = HttpClient.newHttpClient();

    private final List<String> prefix;
    private RunningLauncher running;

    private TestAppliance(LauncherScript script, Path data, int port, List<String> prefix, RunningLauncher running) {
        this.prefix = prefix;
        this.script = script;
        this.data = data;
        this.port = port;
        this.running = running;
    }

    static TestAppliance start(Path folder) throws IOException {
        return start(folder, Profile.STRICT);
    }

    static TestAppliance start(Path folder, Profile profile) throws IOException {
        LauncherScript script = LauncherScript.linkedFrom(folder.resolve("bin"));
        Path data = folder.resolve("data");
        int port = freePort();
        RunningLauncher running =
                script.run("--data", data.toString(), "--port", Integer.toString(port), "--profile", profile.text());
        return new TestAppliance(script, data, port, List.of(), running);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    LauncherScript script() {
        return script;
    }

    Path data() {
        return data;
    }

    ServerAddress address() {
        return ServerAddress.parse("localhost:" + port);
    }

    /** Starts again on the same data. */
    void startAgain() throws IOException {
        running = script.run(prefix, Map.of(), "--data", data.toString(), "--port", Integer.toString(port));
    }

    /** Ends the launcher as systemd does, and waits for it. */
    void terminate() throws InterruptedException {
        running.process().destroy();
        var _ = running.process().waitFor();
    }

    /** Starts on other words and with more in the environment. */
    static TestAppliance start(Path folder, List<String> prefix, Map<String, String> environment) throws IOException {
        LauncherScript script = LauncherScript.linkedFrom(folder.resolve("bin"));
        Path data = folder.resolve("data");
        int port = freePort();
        RunningLauncher running =
                script.run(prefix, environment, "--data", data.toString(), "--port", Integer.toString(port));
        return new TestAppliance(script, data, port, prefix, running);
    }

    /** Waits for a line of the launcher. */
    String awaitLine(String text) throws IOException {
        return running.awaitLine(text);
    }

    /** Who runs: {@code launcher}, {@code server} or {@code database}. */
    long process(String part) throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(script.call("status", "--json", "--data", data.toString())
                        .text())
                .path(part)
                .asLong();
    }

    /** An answer of the service by plain HTTP. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Waits for the end of the launcher. */
    int exitCode() throws InterruptedException {
        return running.process().waitFor();
    }

    long launcher() {
        return running.process().pid();
    }

    /** A standard connection. */
    ServerSession open() throws ClientFailure {
        return connector.open(address());
    }

    /** The first account, an administrator. */
    Account registerFirst(String name, String password) throws ClientFailure, IOException {
        return registerFirst(name, password, data);
    }

    /** The same where the data directory is seen from here under another name. */
    Account registerFirst(String name, String password, Path seen) throws ClientFailure, IOException {
        return register(name, password, firstStep(seen, TOKEN));
    }

    /** What a line of the file {@code first-steps} says after its beginning. */
    static String firstStep(Path data, String beginning) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("first-steps"));
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("expected a line “%s…” in first-steps".formatted(beginning)))
                .substring(beginning.length());
    }

    private Account register(String name, String password, String token) throws ClientFailure {
        return FirstSteps.take(open(), new NewAccount(new Username(name), token, "en"), password(password));
    }

    Account logIn(String name, String password) throws ClientFailure {
        return LoggingIn.logIn(open(), new Hashmail(name, address().toString()), password(password));
    }

    private static Password password(String text) {
        return new Password(text.toCharArray(), Password.Floor.STRONG);
    }

    /** Stops in order. */
    LauncherScript.Outcome stop() throws IOException, InterruptedException {
        return script.call("stop", "--data", data.toString());
    }

    @Override
    public void close() throws IOException {
        connector.close();
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
