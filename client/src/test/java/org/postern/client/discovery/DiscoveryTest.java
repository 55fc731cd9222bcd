package org.postern.client.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.client.failure.ServerUnreachable;
import org.postern.client.http.HttpFetcher;

@Tag("stand-in")
class DiscoveryTest {
    private static final Duration SECONDS = Duration.ofSeconds(10);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger documentsAsked = new AtomicInteger();
    private final HttpFetcher http = new HttpFetcher();
    private HttpServer server;
    private NoTls front;
    private ServerAddress address;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        front = new NoTls(server.getAddress());
        address = new ServerAddress("127.0.0.1", front.port());
    }

    @AfterEach
    void stop() throws IOException {
        http.close();
        front.close();
        server.stop(0);
    }

    private void serve(String path, String body, AtomicInteger counter) {
        server.createContext(path, exchange -> {
            counter.incrementAndGet();
            boolean exact = exchange.getRequestURI().getPath().equals(path);
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(exact ? 200 : 404, exact ? bytes.length : -1);
            try (var out = exchange.getResponseBody()) {
                if (exact) {
                    out.write(bytes);
                }
            }
        });
    }

    private void serveVersions(String versions) {
        serve("/app/api/", "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":" + versions + "}", new AtomicInteger());
    }

    private Endpoint find() throws ServerUnreachable {
        return discovery(TxtLookup.NONE).find(address);
    }

    private Discovery discovery(TxtLookup dns) {
        InstantSource clock = now::get;
        return new Discovery(http, dns, EndpointMemory.ofProcess(), clock, SECONDS);
    }

    private String text(int port) {
        return "127.0.0.1:" + port;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @DisplayName("C-05.1 finds the server by its document at each of the three places")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/privmx/privmx-configuration.json",
                "/.well-known/privmx-configuration.json",
                "/privmx-configuration.json"
            })
    void findsTheDocument(String place) throws ServerUnreachable {
        serve(place, "{\"defaultEndpoint\":\"//" + address + "/app\"}", documentsAsked);
        serveVersions("[\"v2.0\"]");

        assertEquals(URI.create("http://" + address + "/app/api/v2.0/"), find().calls());
    }

    @Test
    @DisplayName("C-04.1(1/2) an answer is remembered for its TTL")
    void remembersAnAnswerForAsLongAsItAllows() throws ServerUnreachable {
        serve(
                "/privmx/privmx-configuration.json",
                "{\"defaultEndpoint\":\"//" + address + "/app\",\"ttl\":60}",
                documentsAsked);
        serveVersions("[\"v2.0\"]");
        Discovery discovery = discovery(TxtLookup.NONE);

        discovery.find(address);
        now.set(Instant.EPOCH.plusSeconds(59));
        discovery.find(address);
        assertEquals(1, documentsAsked.get());
        now.set(Instant.EPOCH.plusSeconds(60));
        discovery.find(address);
        assertEquals(2, documentsAsked.get());
    }

    @Test
    @DisplayName("C-04.2 a redirect in a document is followed, and the shortest TTL counts")
    void followsARedirect() throws IOException, ServerUnreachable {
        HttpServer first = anotherServer("{\"redirect\":\"" + address + "\",\"ttl\":30}");
        serve("/privmx-configuration.json", "{\"apiBaseEndpoint\":\"//" + address + "/app/api\"}", documentsAsked);
        serveVersions("[\"v2.0\"]");

        Endpoint found = discovery(TxtLookup.NONE)
                .find(ServerAddress.parse(text(first.getAddress().getPort())));
        first.stop(0);

        assertEquals(URI.create("http://" + address + "/app/api/v2.0/"), found.calls());
        assertEquals(first.getAddress().getPort(), found.address().port());
        assertEquals(Instant.EPOCH.plusSeconds(30), found.validUntil());
    }

    private static HttpServer anotherServer(String document) throws IOException {
        HttpServer another = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        another.createContext("/privmx/privmx-configuration.json", exchange -> {
            exchange.sendResponseHeaders(200, document.length());
            exchange.getResponseBody().write(document.getBytes(UTF_8));
            exchange.close();
        });
        another.start();
        return another;
    }

    @Test
    @DisplayName("a redirect loop stops")
    void stopsInACircle() {
        serve("/privmx/privmx-configuration.json", "{\"Redirect\":\"" + address + "\"}", documentsAsked);

        String message = assertThrows(ServerUnreachable.class, this::find).sentence();
        assertTrue(message.contains("in a circle: back to " + address), message);
        assertEquals(1, documentsAsked.get());
    }

    @ParameterizedTest(name = "{0} redirects, refused: {1}")
    @CsvSource({"5, false", "6, true"})
    void followsAtMostFiveRedirects(int redirects, boolean refused) throws IOException, ServerUnreachable {
        serve("/privmx/privmx-configuration.json", "{\"defaultEndpoint\":\"//" + address + "/app\"}", documentsAsked);
        serveVersions("[\"v2.0\"]");
        Deque<HttpServer> chain = new ArrayDeque<>();
        ServerAddress next = address;
        for (int i = 0; i < redirects; i++) {
            chain.push(anotherServer("{\"redirect\":\"" + next + "\"}"));
            next = ServerAddress.parse(text(chain.peek().getAddress().getPort()));
        }
        ServerAddress start = next;
        try {
            if (refused) {
                String message = assertThrows(
                                ServerUnreachable.class,
                                () -> discovery(TxtLookup.NONE).find(start))
                        .sentence();
                assertTrue(message.contains("more than 5 redirects"), message);
            } else {
                assertEquals(start, discovery(TxtLookup.NONE).find(start).address());
            }
        } finally {
            chain.forEach(server -> server.stop(0));
        }
    }

    /** A short form of 127.0.0.1, which is nobody's plain IP address: a name that leads here without any name service. */
    private static final String NAME = "127.1";

    @Test
    @DisplayName("C-06.1, C-06.2 the first fitting TXT record counts when no document is reachable")
    void fallsBackToDns() throws IOException, ServerUnreachable {
        serveVersions("[\"v2.0\"]");
        try (TinyDns dns = new TinyDns()) {
            dns.put(
                    NAME,
                    List.of(
                            List.of("v=spf1 -all"),
                            List.of("default_endpoint=http://without.version.example/app"),
                            List.of("v=privmx1; default_endpoint=http://" + address + "/app; ttl=20"),
                            List.of("v=privmx1; default_endpoint=http://second.example/app; ttl=30")));

            Endpoint found = discovery(DnsTxtLookup.at(dns.address())).find(new ServerAddress(NAME, closedPort()));

            assertEquals(URI.create("http://" + address + "/app/api/v2.0/"), found.calls());
            assertEquals(Instant.EPOCH.plusSeconds(20), found.validUntil());
        }
    }

    @Test
    @DisplayName("C-06.3 without a ttl in the TXT record the TTL of the DNS answer limits its use")
    void remembersARecordForAsLongAsItsNameServerAllows() throws IOException, ServerUnreachable {
        serveVersions("[\"v2.0\"]");
        try (TinyDns dns = new TinyDns()) {
            dns.put(NAME, List.of(List.of("v=privmx1; default_endpoint=http://" + address + "/app")));
            dns.setTtl(7);
            Discovery discovery = discovery(DnsTxtLookup.at(dns.address()));
            ServerAddress named = new ServerAddress(NAME, closedPort());

            assertEquals(Instant.EPOCH.plusSeconds(7), discovery.find(named).validUntil());
            now.set(Instant.EPOCH.plusSeconds(6));
            assertEquals(Instant.EPOCH.plusSeconds(7), discovery.find(named).validUntil());
            now.set(Instant.EPOCH.plusSeconds(7));
            assertEquals(Instant.EPOCH.plusSeconds(14), discovery.find(named).validUntil());
        }
    }

    @Test
    @DisplayName("C-04.3 a redirect in a TXT record leads to another host's document")
    void followsARedirectOfDns() throws IOException, ServerUnreachable {
        serve("/privmx/privmx-configuration.json", "{\"default_endpoint\":\"//" + address + "/app\"}", documentsAsked);
        serveVersions("[\"v2.0\"]");
        try (TinyDns dns = new TinyDns()) {
            dns.put(NAME, List.of(List.of("v=privmx1; redirect=" + address)));

            Endpoint found = discovery(DnsTxtLookup.at(dns.address())).find(new ServerAddress(NAME, closedPort()));

            assertEquals(URI.create("http://" + address + "/app/api/v2.0/"), found.calls());
            assertEquals(NAME, found.address().host());
        }
    }

    @Test
    void asksNoNameServerForAnAddressOrThisMachine() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        TxtLookup counting = host -> {
            asked.incrementAndGet();
            return List.of();
        };
        for (String host : List.of("127.0.0.1", "[::1]", "localhost")) {
            ServerAddress nobody = new ServerAddress(host, closedPort());
            assertThrows(ServerUnreachable.class, () -> discovery(counting).find(nobody));
        }

        assertEquals(0, asked.get());
    }

    @Test
    @DisplayName("C-03.3 says that a server does not speak version 2.0")
    void doesNotUseAServerOfAnotherVersion() {
        serve("/privmx/privmx-configuration.json", "{\"defaultEndpoint\":\"//" + address + "/app\"}", documentsAsked);
        serveVersions("[\"v3.0\"]");

        String message = assertThrows(ServerUnreachable.class, this::find).sentence();
        assertTrue(message.contains("does not speak version 2.0"), message);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "[]", "{}", "not json", "{\"defaultEndpoint\":\"//bad host/\"}"})
    void saysThatNobodyAnswersWhereTheDocumentIsNone(String document) {
        serve("/privmx/privmx-configuration.json", document, documentsAsked);

        assertThrows(ServerUnreachable.class, this::find);
    }

    @DisplayName(
            "C-03.2, C-04.1(2/2) computes the API's base, which is good for 600 seconds where nothing else is said")
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"apiBaseEndpoint\":\"//x/base/\"}|https://x/base/",
                "{\"defaultEndpoint\":\"//h/p/server\"}|https://h/p/server/api/",
                "{\"defaultEndpoint\":\" https://h/p/ \"}|https://h/p/api/",
                "{\"defaultEndpoint\":\"//h/p\",\"apiBaseEndpoint\":\"https://x/base\"}|https://x/base/"
            })
    void computesTheApiBase(String document, URI base) {
        DiscoveryDocument read =
                DiscoveryDocument.parse(document.getBytes(UTF_8)).orElseThrow();

        assertEquals(base, read.candidates(List.of("https", "http")).getFirst());
        assertEquals(Duration.ofMinutes(10), read.ttl());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"example.com, example.com", "Example.COM:8080, example.com:8080", "[::1]:80, [::1]:80", "[::1], [::1]"})
    void readsServerAddresses(String text, String printed) {
        assertEquals(printed, ServerAddress.parse(text).toString());
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", ":80", "host:", "host:x", "host:70000", "a/b", "a b", "user@host", "host#x"})
    void refusesWhatIsNoServerAddress(String text) {
        assertThrows(IllegalArgumentException.class, () -> ServerAddress.parse(text));
    }
}
