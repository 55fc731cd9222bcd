package org.postern.appliance.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two readers of HTTP may take for different ones (transport.md §4.2). */
@ExtendWith(ArquillianExtension.class)
class HttpSyntaxIT {
    private static final List<String> PATHS = List.of("/api/v2.0/", "/api/", "/console/", "/");
    private static final List<String> FRAMINGS = List.of(
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: chunked, gzip",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: chunked;q=1",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: \"chunked\"",
            "Transfer-Encoding: ",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
            "Transfer-Encoding: chunked\r\nContent-Length: 5",
            "Content-Length: 5\r\nContent-Length: 5");

    private static final String VERSIONS = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"versions\",\"params\":{}}";

    @Deployment(testable = false)
    static Archive<?> deployment() throws IOException, SQLException {
        return FreshApplication.deployment();
    }

    /** A request whose body ends here by one reading, and another request behind it. */
    private static List<Integer> statusesOfTwo(String path, String framing) throws IOException {
        return RawHttp.statuses(RawHttp.exchange(
                "POST " + path + " HTTP/1.1",
                "Host: localhost",
                framing,
                "",
                "0",
                "",
                "GET /api/ HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "",
                ""));
    }

    static Stream<Object[]> framings() {
        return PATHS.stream().flatMap(path -> FRAMINGS.stream().map(framing -> new Object[] {path, framing}));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("framings")
    void unclearEndOfARequestIsRefusedAndNothingBehindItIsRead(String path, String framing) throws Exception {
        assertEquals(List.of(400), statusesOfTwo(path, framing));
    }

    /** Identity has no end but that of the connection, so an answer may be lost with it; a second request it is not. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v2.0/", "/api/", "/console/", "/"})
    void bodyUntilTheEndOfTheConnectionIsRefused(String path) throws Exception {
        List<Integer> statuses = statusesOfTwo(path, "Transfer-Encoding: identity");
        assertTrue(List.of(List.of(400), List.of()).contains(statuses), statuses.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "Chunked"})
    void chunkedAloneEndsWhereItSays(String coding) throws Exception {
        assertEquals(List.of(200, 200), statusesOfTwo("/api/v2.0/", "Transfer-Encoding: " + coding));
        assertEquals(List.of(411, 200), statusesOfTwo("/api/", "Transfer-Encoding: " + coding));
    }

    private static String ask(String method, String path, String body) throws IOException {
        return RawHttp.exchange(
                method + " " + path + " HTTP/1.1",
                "Host: localhost",
                "Content-Length: " + body.length(),
                "Connection: close",
                "",
                body);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"post", "Post", "POSt"})
    @DisplayName("post is not POST")
    void lettersOfPostAreToldApart(String method) throws Exception {
        assertEquals(List.of(200), RawHttp.statuses(ask("POST", "/api/v2.0/", "")));
        String records = ask(method, "/api/v2.0/", "");
        assertEquals(List.of(405), RawHttp.statuses(records));
        assertTrue(records.contains("\"code\":-32605"), records);

        assertTrue(ask("POST", "/api/", VERSIONS).contains("\"result\":[\"v2.0\"]"));
        String versions = ask(method, "/api/", VERSIONS);
        assertTrue(versions.contains("\"code\":-32600"), versions);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"GET, /", "GET, /privmx/privmx-configuration.json", "OPTIONS, /api/v2.0/"})
    void lettersOfOtherMethodsAreToldApart(String method, String path) throws Exception {
        assertEquals(List.of(200), RawHttp.statuses(ask(method, path, "")));
        assertEquals(List.of(405), RawHttp.statuses(ask(method.toLowerCase(Locale.ROOT), path, "")));
    }

    /** Undertow would open it: it, too, takes {@code get} for GET. */
    @Test
    void lettersOfGetAreToldApartForAStream() throws Exception {
        String[] upgrade = {
            "/api/v2.0/stream HTTP/1.1",
            "Host: localhost",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Protocol: privmx-tls-1",
            "",
            // A close of WebSocket, masked with zeros; to HTTP it is nothing.
            "\u0088\u0080\u0000\u0000\u0000\u0000"
        };
        String[] lower = upgrade.clone();
        upgrade[0] = "GET " + upgrade[0];
        lower[0] = "get " + lower[0];
        assertEquals(List.of(101), RawHttp.statuses(RawHttp.exchange(upgrade)));
        assertEquals(404, RawHttp.statuses(RawHttp.exchange(lower)).getFirst());
    }
}
