package org.postern.client.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.client.failure.ServerUnreachable;
import org.postern.client.http.HttpFetcher;

class DiscoveryTest {
    /** The stand-in does not hang up when it is spoken to in https. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger documentsAsked = new AtomicInteger();
    private final HttpFetcher http = new HttpFetcher();
    private HttpServer server;
    private ServerAddress address;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        address = new ServerAddress("127.0.0.1", server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
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
        InstantSource clock = now::get;
        return new Discovery(http, clock, SHORT).find(address);
    }

    @DisplayName("M-15 finds the server by its document at each of the three places")
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
    void remembersAnAnswerForAsLongAsItAllows() throws ServerUnreachable {
        serve(
                "/privmx/privmx-configuration.json",
                "{\"defaultEndpoint\":\"//" + address + "/app\",\"ttl\":60}",
                documentsAsked);
        serveVersions("[\"v2.0\"]");
        Discovery discovery = new Discovery(http, now::get, SHORT);

        discovery.find(address);
        now.set(Instant.EPOCH.plusSeconds(59));
        discovery.find(address);
        assertEquals(1, documentsAsked.get());
        now.set(Instant.EPOCH.plusSeconds(60));
        discovery.find(address);
        assertEquals(2, documentsAsked.get());
    }

    @Test
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

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
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
