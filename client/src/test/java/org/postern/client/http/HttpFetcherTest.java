package org.postern.client.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpFetcherTest {
    private static final Duration SECONDS = Duration.ofSeconds(10);

    private final HttpFetcher http = new HttpFetcher();
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;
    private URI address;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @AfterEach
    void stop() {
        never.countDown();
        http.close();
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void carriesABodyAndBringsBackTheAnswer() throws IOException {
        byte[] echo = {1, 2, 3};
        server.createContext(
                "/", exchange -> answer(exchange, 200, exchange.getRequestBody().readAllBytes()));

        assertArrayEquals(echo, new HttpBodyExchange(http, address).exchange(echo));
    }

    @Test
    void refusesAnAnswerThatIsTooLong() {
        server.createContext("/", exchange -> answer(exchange, 200, new byte[1001]));

        assertThrows(IOException.class, () -> http.get(address, SECONDS, 1000));
    }

    @Test
    void takesAnAnswerOfExactlyTheLimit() throws IOException {
        server.createContext("/", exchange -> answer(exchange, 200, new byte[1000]));

        assertEquals(1000, http.get(address, SECONDS, 1000).body().length);
    }

    @Test
    void givesUpOnAServerThatNeverFinishes() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            await();
        });

        assertThrows(HttpTimeoutException.class, () -> http.get(address, Duration.ofMillis(300), 1000));
    }

    private void await() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void refusesAnyStatusButOk() {
        server.createContext("/", exchange -> answer(exchange, 503, new byte[0]));

        IOException failure =
                assertThrows(IOException.class, () -> new HttpBodyExchange(http, address).exchange(new byte[1]));
        assertEquals("expected HTTP status 200, found 503", failure.getMessage());
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThrows(ConnectException.class, () -> http.get(URI.create("http://127.0.0.1:" + free + "/"), SECONDS, 10));
    }
}
