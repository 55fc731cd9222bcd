package org.postern.doorway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Over the wire, in the server that it is made for. */
class RetryLaterTest {
    private static Optional<String> retryAfter(HttpHandler next) throws Exception {
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1", new RetryLater(next))
                .build();
        server.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int port = ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Retry-After");
        } finally {
            server.stop();
        }
    }

    @Test
    void whoeverIsSentAwayIsToldWhenToComeAgain() throws Exception {
        assertEquals(Optional.of("5"), retryAfter(exchange -> exchange.setStatusCode(503)));
    }

    @Test
    void whatTheApplicationSaysStands() throws Exception {
        assertEquals(
                Optional.of("60"),
                retryAfter(exchange ->
                        exchange.setStatusCode(503).getResponseHeaders().put(Headers.RETRY_AFTER, "60")));
    }

    @Test
    void otherAnswersAreLeftAlone() throws Exception {
        assertEquals(Optional.empty(), retryAfter(exchange -> exchange.setStatusCode(404)));
        assertEquals(
                Optional.empty(),
                retryAfter(exchange -> exchange.getResponseSender().send("hello")));
    }
}
