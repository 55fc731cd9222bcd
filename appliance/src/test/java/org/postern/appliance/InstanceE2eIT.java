package org.postern.appliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An instance with HTTPS and a console of its own, as people meet it: what it answers where, what it prints and logs, what it
 * remembers. One start serves all, because each takes ten seconds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(240)
class InstanceE2eIT {

    private static final String NAME = "adam";
    private static final String PASSWORD = "seven+green+bottles+hanging";
    private static final String NEW_PASSWORD = "eight+brown+bottles+standing";
    private static final String HSTS = "max-age=31536000";

    private final Path data;
    private final LauncherScript script;
    private final int port;
    private final int consolePort;
    private RunningLauncher running;
    private HttpClient client;

    InstanceE2eIT(@TempDir Path temporary) throws Exception {
        data = temporary.resolve("data");
        script = LauncherScript.linkedFrom(temporary.resolve("bin"));
        port = Ports.free();
        consolePort = Ports.free();
        running = script.run(
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--tls",
                "self-signed",
                "--console-port",
                Integer.toString(consolePort),
                "--set",
                "ticketsTTL=600");
        client = HttpClient.newBuilder().sslContext(trusting(data)).build();
    }

    private static SSLContext trusting(Path data) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(data.resolve("tls/certificate.pem"))) {
            trusted.setCertificateEntry(
                    "self", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @AfterAll
    void end() throws Exception {
        script.call("stop", "--data", data.toString());
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String url, String form) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private String service(String path) {
        return "https://localhost:" + port + path;
    }

    @BeforeAll
    void printsTheNameOfTheFileWithTheTokenAndNotTheToken() throws Exception {
        Path steps = data.resolve("first-steps");
        List<String> lines = Files.readAllLines(steps);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(steps)));
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).matches("first administrator token: [\\w-]{22}"), lines.get(0));
        assertTrue(
                lines.get(1).matches("console set-up: http://localhost:" + consolePort + "/console/setup#[\\w-]{22}"),
                lines.get(1));
        assertTrue(running.output().contains("How to get in, for a day: " + steps), running.output()::toString);
        String token = lines.getFirst().substring("first administrator token: ".length());
        assertFalse(String.join("\n", running.output()).contains(token));
    }

    @Test
    @Order(1)
    void speaksHttpsOnlyAndTellsBrowsersSo() throws Exception {
        HttpResponse<String> ready = get(service("/health/ready"));

        assertEquals(200, ready.statusCode());
        assertEquals(HSTS, header(ready, "Strict-Transport-Security"));
        assertEquals("TLSv1.3", ready.sslSession().orElseThrow().getProtocol());
        HttpResponse<String> missing = get(service("/no/such/page"));
        assertEquals(404, missing.statusCode());
        assertEquals(HSTS, header(missing, "Strict-Transport-Security"));
        HttpResponse<String> discovery = get(service("/.well-known/privmx-configuration.json"));
        assertEquals(
                "//localhost:" + port,
                new ObjectMapper()
                        .readTree(discovery.body())
                        .path("defaultEndpoint")
                        .asText());
        assertThrows(IOException.class, () -> get("http://localhost:" + port + "/health/ready"));
    }

    @Test
    @Order(2)
    void takesTls12WithForwardSecrecyAndNothingWeaker() throws Exception {
        assertEquals("TLSv1.2", protocol("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"));
        assertThrows(SSLException.class, () -> protocol("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"));
    }

    private String protocol(String protocol, String suite) throws Exception {
        SSLParameters parameters = new SSLParameters(new String[] {suite}, new String[] {protocol});
        try (HttpClient picky = HttpClient.newBuilder()
                .sslContext(trusting(data))
                .sslParameters(parameters)
                .build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(service("/health/ready"))).build();
            return picky.send(request, BodyHandlers.ofString())
                    .sslSession()
                    .orElseThrow()
                    .getProtocol();
        }
    }

    @Test
    @Order(3)
    void consoleAnswersOnItsPortOnlyAndTheServiceOnItsOwn() throws Exception {
        String console = "http://localhost:" + consolePort;

        assertEquals(200, get(console + "/console/sign-in").statusCode());
        assertEquals(404, get(console + "/health/ready").statusCode());
        assertEquals(404, get(console + "/api/v2.0").statusCode());
        assertEquals(404, get(service("/console/sign-in")).statusCode());
        assertEquals(404, get(service("/console")).statusCode());
    }

    @Test
    @Order(4)
    void logIsADozenLinesInUtcWithoutAWarning() throws Exception {
        List<String> log = Files.readAllLines(data.resolve("log/server.log"));

        assertTrue(log.size() <= 15, () -> log.size() + " lines:\n" + String.join("\n", log));
        for (String line : log) {
            assertTrue(line.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}Z INFO  .*"), line);
        }
    }

    @Test
    @Order(5)
    void invitesOneMoreAdministratorForWhoMayWriteInTheDataDirectory() throws Exception {
        Path steps = data.resolve("first-steps");
        List<String> before = Files.readAllLines(steps);

        var invited = script.call("invite-administrator", "--data", data.toString());

        assertEquals(0, invited.exitCode(), invited::text);
        assertEquals("How to get in, for a day: " + steps, invited.text().strip());
        List<String> after = Files.readAllLines(steps);
        assertTrue(after.getFirst().matches("first administrator token: [\\w-]{22}"), after.getFirst());
        assertNotEquals(before.getFirst(), after.getFirst());
        assertNotEquals(before.getLast(), after.getLast());
        assertEquals(303, setUp(after.getLast(), PASSWORD).statusCode());
    }

    private HttpResponse<String> setUp(String line, String password) throws Exception {
        String link = line.substring("console set-up: ".length());
        String form = "name=%s&password=%s&again=%s&code=%s"
                .formatted(NAME, password, password, link.substring(link.indexOf('#') + 1));
        return post(link.substring(0, link.indexOf('#')), form);
    }

    @Test
    @Order(6)
    void setsAForgottenPasswordAnewForWhoMayWriteInTheDataDirectory() throws Exception {
        Path steps = data.resolve("first-steps");

        var reset = script.call("invite-administrator", "--reset-password", NAME, "--data", data.toString());

        assertEquals(0, reset.exitCode(), reset::text);
        List<String> lines = Files.readAllLines(steps);
        assertEquals(1, lines.size());
        assertEquals(303, setUp(lines.getFirst(), NEW_PASSWORD).statusCode());
        var unknown = script.call("invite-administrator", "--reset-password", "eve", "--data", data.toString());
        assertEquals(ExitCode.SERVER_FAILED.code(), unknown.exitCode(), unknown::text);
        assertFalse(Files.exists(steps));
    }

    @Test
    @Order(7)
    void statusSeesThatTheLauncherWasKilled() throws Exception {
        long launcher = new ObjectMapper()
                .readTree(script.call("status", "--json", "--data", data.toString())
                        .text())
                .path("launcher")
                .asLong();
        ProcessHandle handle = ProcessHandle.of(launcher).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().get();

        var status = script.call("status", "--data", data.toString());
        assertEquals(ExitCode.LEFT_RUNNING.code(), status.exitCode(), status::text);
        assertTrue(status.text().contains("without its launcher, which was killed"), status::text);
        var change = script.call("change", "--data", data.toString(), "--host", "example.org", "--yes");
        assertEquals(ExitCode.DATA_IN_USE.code(), change.exitCode(), change::text);
        assertEquals(0, script.call("stop", "--data", data.toString()).exitCode());
    }

    @Test
    @Order(8)
    void mistakesOfTheNextStartAreRefusedAndLeaveEverythingAsItWas() throws Exception {
        String identity = Files.readString(data.resolve("identity"));

        for (List<String> mistake : List.of(
                List.of("--port", Integer.toString(Ports.free())),
                List.of("--host", "example.org"),
                List.of("--tls", "none"),
                List.of("--database-url", "jdbc:postgresql://127.0.0.1:1/other"))) {
            var refused = script.call(words("run", mistake));
            assertEquals(ExitCode.IDENTITY_DIFFERS.code(), refused.exitCode(), refused::text);
            assertTrue(refused.text().contains("./postern change --data " + data), refused::text);
        }
        var unconfirmed = script.call(words("change", List.of("--host", "example.org")));
        assertEquals(ExitCode.NOT_CONFIRMED.code(), unconfirmed.exitCode(), unconfirmed::text);
        assertEquals(identity, Files.readString(data.resolve("identity")));
    }

    @Test
    @Order(9)
    void whoSaysNothingGetsTheSameInstanceAgain() throws Exception {
        running = script.run("--data", data.toString());

        HttpResponse<String> signedIn =
                post(service("/console/sign-in"), "name=%s&password=%s".formatted(NAME, NEW_PASSWORD));
        assertEquals(303, signedIn.statusCode());
        assertEquals(HSTS, header(signedIn, "Strict-Transport-Security"));
        String cookie = header(signedIn, "Set-Cookie");
        assertTrue(
                cookie.matches("postern-console=[^;]+; path=/console; secure; HttpOnly; SameSite=Strict"),
                () -> cookie);
    }

    @Test
    @Order(10)
    void behindAProxyItSpeaksThroughThatAloneAndTheConsoleIsElsewhere() throws Exception {
        assertEquals(0, script.call("stop", "--data", data.toString()).exitCode());
        var changed = script.call("change", "--data", data.toString(), "--tls", "proxy", "--yes");
        assertEquals(0, changed.exitCode(), changed::text);
        assertTrue(changed.text().contains("(tls = proxy): old links and bookmarks stay good."), changed::text);
        running = script.run(
                "--data", data.toString(), "--proxy-protocol", "--console-port", Integer.toString(consolePort));

        String request = "GET /health/ready HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n";
        String answer = exchange("PROXY TCP4 203.0.113.7 127.0.0.1 51234 443\r\n" + request);
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.contains("Strict-Transport-Security: " + HSTS), answer);
        assertEquals("", exchange(request));
        HttpResponse<String> signIn = get("http://localhost:" + consolePort + "/console/sign-in");
        assertEquals(200, signIn.statusCode());
        assertEquals("", header(signIn, "Strict-Transport-Security"));
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (SocketException e) {
            return ""; // reset: nobody is answered who is not announced
        }
    }

    private String[] words(String command, List<String> rest) {
        return Stream.concat(Stream.of(command, "--data", data.toString()), rest.stream())
                .toArray(String[]::new);
    }
}
