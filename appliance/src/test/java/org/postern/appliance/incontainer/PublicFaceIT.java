package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.appliance.server.PosternDeployment;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.method.AccountMethods;
import org.postern.protocol.method.AccountMethods.MyData;
import org.postern.protocol.method.AccountMethods.PrivateData;
import org.postern.protocol.method.NoParams;
import org.postern.protocol.method.UtilityMethods;
import org.postern.protocol.method.UtilityMethods.SrpInfo;
import org.postern.transport.client.AlertReceived;

/** What the network sees of the application: the HTTP binding, and accounts from the first token to a login. */
@ExtendWith(ArquillianExtension.class)
class PublicFaceIT {
    private static final Path DIRECTORY = Path.of(System.getProperty("postern.test.directory", ""));
    private static final String OCTETS = "application/octet-stream";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Before the application starts there are no accounts, so that it makes a first token. */
    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        Properties server = new Properties();
        try (Reader reader = Files.newBufferedReader(DIRECTORY.resolve("server.properties"))) {
            server.load(reader);
        }
        String url = server.getProperty("postern.db.url");
        String user = server.getProperty("postern.db.user");
        try (Connection connection = DriverManager.getConnection(url, user, server.getProperty("postern.db.password"));
                Statement statement = connection.createStatement()) {
            statement.execute("truncate account, invitation, console_account, console_link");
        }
        return PosternDeployment.application();
    }

    private static URI server() {
        return URI.create("http://127.0.0.1:" + System.getProperty("postern.test.http.port"));
    }

    private static HttpResponse<String> send(String method, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server().resolve(path))
                .header("Content-Type", type)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    @DisplayName("first token, invitation and login, with every refusal on the way")
    void accountsFromTheFirstTokenToALogin() throws Exception {
        List<String> lines = Files.readAllLines(DIRECTORY.resolve("first-start"));
        assertTrue(lines.get(0).matches("first administrator token: [\\w-]{22}"), "first line");
        assertTrue(lines.get(1).matches("console set-up: http://localhost/console/setup#[\\w-]{22}"), "second line");
        String token = lines.get(0).substring("first administrator token: ".length());
        RecordClient client = RecordClient.connectTo(server());
        SrpInfo group = client.call(UtilityMethods.SRP_INFO, NoParams.NONE);
        Newcomer alice = new Newcomer("alice");
        EcPrivateKey stranger = new Newcomer("stranger").identity();

        assertRefused(
                ErrorCode.INVALID_TOKEN,
                () -> client.call(AccountMethods.REGISTER, alice.asking("no-such-token", group)));
        assertRefused(
                ErrorCode.INVALID_SIGNATURE,
                () -> client.call(AccountMethods.REGISTER, alice.asking(token, group, stranger)));
        client.call(AccountMethods.REGISTER, alice.asking(token, group));
        assertRefused(
                ErrorCode.INVALID_TOKEN,
                () -> client.call(AccountMethods.REGISTER, new Newcomer("bob").asking(token, group)));

        client.login("alice", "localhost", Newcomer.PASSWORD);
        MyData data = client.call(AccountMethods.GET_MY_DATA, NoParams.NONE);
        assertTrue(data.isAdmin());
        client.call(AccountMethods.SET_PRIV_DATA, new PrivateData(new byte[] {7}, "1.0"));
        assertArrayEquals(
                new byte[] {7},
                client.call(AccountMethods.GET_PRIV_DATA, NoParams.NONE).orElseThrow());

        String invitation = client.call(AccountMethods.INVITE, NoParams.NONE);
        RecordClient guest = RecordClient.connectTo(server());
        assertRefused(
                ErrorCode.USER_ALREADY_EXISTS,
                () -> guest.call(AccountMethods.REGISTER, new Newcomer("alice").asking(invitation, group)));
        guest.call(AccountMethods.REGISTER, new Newcomer("bob").asking(invitation, group));
        assertAlert(() -> guest.login("bob", "localhost", "d3Jvbmc="));
        assertAlert(() -> RecordClient.connectTo(server()).login("nobody", "localhost", "d3Jvbmc="));
        RecordClient bob = RecordClient.connectTo(server());
        bob.login("bob", "localhost", Newcomer.PASSWORD);
        assertFalse(bob.call(AccountMethods.GET_MY_DATA, NoParams.NONE).isAdmin());
        assertRefused(ErrorCode.INVITATION_DISABLED, () -> bob.call(AccountMethods.INVITE, NoParams.NONE));
    }

    private static void assertRefused(ErrorCode code, Executable call) {
        assertEquals(code, assertThrows(ProtocolException.class, call).code());
    }

    private static void assertAlert(Executable login) {
        String text = String.valueOf(assertThrows(AlertReceived.class, login).getMessage());
        assertTrue(text.contains("Different M1"), text);
    }

    @Test
    @DisplayName("a standard connection is refused what needs a user")
    void standardConnectionIsRefusedWhatNeedsAUser() throws Exception {
        RecordClient client = RecordClient.connectTo(server());

        ProtocolException refused =
                assertThrows(ProtocolException.class, () -> client.call(AccountMethods.GET_MY_DATA, NoParams.NONE));
        assertEquals(
                "Failed assert USER_AUTHENTICATED for method 'getMyData'",
                refused.data().orElse(""));
    }

    @DisplayName("C-05.3 serves its document at each of the three places")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/privmx/privmx-configuration.json?x=1",
                "/.well-known/privmx-configuration.json",
                "/privmx-configuration.json"
            })
    void serviceIsDiscoveredAtEachOfItsPlaces(String path) throws Exception {
        HttpResponse<String> response = send("GET", path, OCTETS, new byte[0]);

        assertEquals("{\"defaultEndpoint\":\"//localhost\",\"ttl\":600}", response.body());
        assertEquals("public, max-age=600", header(response, "Cache-Control"));
        assertEquals("*", header(response, "Access-Control-Allow-Origin"));
    }

    @ParameterizedTest(name = "{0} {1} {3} gives {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/api/|application/json|{\"id\":0,\"method\":\"versions\",\"params\":{}}|200|{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":[\"v2.0\"]}",
                "POST|/api|text/plain|{\"id\":\"q\",\"method\":\"versionsWithTest\",\"params\":{\"test\":\"t\"}}|200|{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"result\":{\"versions\":[\"v2.0\"],\"test\":null}}",
                "POST|/api/|application/json|{\"id\":1,\"method\":\"ping\"}|200|{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"Invalid Request\"}}",
                "POST|/api/|application/json|rubbish|200|{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"Invalid Request\"}}",
                "GET|/api/|application/json||200|{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"Invalid Request\"}}",
                "GET|/api/v2.0/|application/octet-stream||405|{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32605,\"message\":\"Only post method allowed\"}}",
                "DELETE|/api/v2.0|application/octet-stream||405|{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32605,\"message\":\"Only post method allowed\"}}",
                "POST|/api/v2.0/|application/json|{}|400|{\"msg\":\"Invalid transport type\"}",
                "OPTIONS|/api/v2.0/|application/octet-stream||200|",
                "POST|/api/v2.0/|application/octet-stream; charset=x||200|",
                "GET|/health/ready|text/plain||200|{\"status\":\"UP\",\"database\":\"UP\",\"disk\":\"UP\",\"clockSetBySeconds\":0,\"waitingCalls\":0,\"curve\":\"libsecp256k1 (native)\"}",
                "GET|/nowhere|text/plain||404|",
            })
    @NullUnmarked
    void answersBelowTheRecords(String method, String path, String type, String body, int status, String answer)
            throws Exception {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> response = send(method, path, type, bytes);

        assertEquals(status, response.statusCode());
        assertEquals(answer == null ? "" : answer, response.body());
        assertEquals("nosniff", header(response, "X-Content-Type-Options"));
        assertEquals("", header(response, "Access-Control-Allow-Origin"), "no origin is allowed by default");
    }

    @Test
    void bodyOfMoreThanEightMebibytesIsRefused() throws Exception {
        HttpResponse<String> response = send("POST", "/api/v2.0/", OCTETS, new byte[(8 << 20) + 1]);

        assertEquals(413, response.statusCode());
        assertEquals("{\"msg\":\"Expected a body of at most 8388608 bytes\"}", response.body());
    }

    @Test
    void bodyOfUnknownLengthIsReadAndRefusedLikeAnyOther() throws Exception {
        byte[] small = new byte[16];
        byte[] large = new byte[(8 << 20) + 1];

        assertTrue(HTTP.send(chunked(small), BodyHandlers.ofString()).body().endsWith("Unsupported version"));
        assertEquals(413, HTTP.send(chunked(large), BodyHandlers.ofString()).statusCode());
    }

    @ParameterizedTest(name = "{0}: {1} bytes give {2}, of unknown length {3}")
    @CsvSource({
        "/api/, 79999, 200, 411",
        "/api/, 80000, 413, 411",
        "/api/, 100000, 413, 411",
        "/console/, 80000, 413, 411"
    })
    void otherBodiesAreSmallAndSayTheirLength(String path, int length, int status, int chunked) throws Exception {
        byte[] body = new byte[length];

        assertEquals(status, send("POST", path, "application/json", body).statusCode());
        assertEquals(
                chunked, HTTP.send(chunked(path, body), BodyHandlers.ofString()).statusCode());
    }

    private static HttpRequest chunked(byte[] body) {
        return chunked("/api/v2.0/", body);
    }

    private static HttpRequest chunked(String path, byte[] body) {
        return HttpRequest.newBuilder(server().resolve(path))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
    }

    @Test
    void recordOfAnotherVersionGetsAnAlert() throws Exception {
        HttpResponse<String> response = send("POST", "/api/v2.0", OCTETS, new byte[16]);

        assertEquals(200, response.statusCode());
        assertEquals(OCTETS, header(response, "Content-Type"));
        assertTrue(response.body().endsWith("Unsupported version"));
    }

    @Test
    void rootShowsWhatThisIs() throws Exception {
        HttpResponse<String> response = send("GET", "/", "text/plain", new byte[0]);

        assertTrue(response.body().contains("<h1>This is a Postern server</h1>"));
        assertTrue(header(response, "Content-Security-Policy").startsWith("default-src 'none'"));
    }
}
