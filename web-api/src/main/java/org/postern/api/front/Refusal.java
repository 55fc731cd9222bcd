package org.postern.api.front;

import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import jakarta.json.Json;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/**
 * Answers a request whose body will not be read to its end, and closes the connection. What the client goes on sending is
 * thrown away for a moment: a connection closed at once would take the answer with it.
 */
final class Refusal {
    private static final int LINGER_SECONDS = 2;
    static final String RETRY_SECONDS = "5";

    private Refusal() {}

    static void tooLarge(HttpServerExchange exchange, int limit) {
        refuse(exchange, StatusCodes.REQUEST_ENTITY_TOO_LARGE, "Expected a body of at most " + limit + " bytes");
    }

    /** Too much is on its way; the client may try again. */
    static void busy(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_SECONDS);
        refuse(exchange, StatusCodes.SERVICE_UNAVAILABLE, "Expected less to do at the same time");
    }

    /** The server stops; the client may try again, here or elsewhere. */
    static void stopping(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_SECONDS);
        refuse(exchange, StatusCodes.SERVICE_UNAVAILABLE, "The server stops");
    }

    /**
     * Answers with this status and closes.
     *
     * @param message for people
     */
    static void refuse(HttpServerExchange exchange, int status, String message) {
        byte[] text = Json.createObjectBuilder()
                .add("msg", message)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        exchange.setStatusCode(status);
        exchange.setPersistent(false);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        exchange.setResponseContentLength(text.length);
        try {
            // So few bytes always fit; if they do not, the client is not reading.
            StreamSinkChannel sink = exchange.getResponseChannel();
            sink.write(ByteBuffer.wrap(text));
            sink.shutdownWrites();
            sink.flush();
            linger(exchange);
        } catch (IOException e) {
            close(exchange);
        }
    }

    private static void linger(HttpServerExchange exchange) {
        exchange.getIoThread().executeAfter(() -> close(exchange), LINGER_SECONDS, TimeUnit.SECONDS);
        if (!exchange.isRequestComplete()) {
            // A channel that was given out once is not given out again without this.
            Connectors.resetRequestChannel(exchange);
            drain(exchange, exchange.getRequestChannel());
        }
    }

    private static void drain(HttpServerExchange exchange, StreamSourceChannel source) {
        source.getReadSetter()
                .set(ChannelListeners.drainListener(Long.MAX_VALUE, _ -> close(exchange), (_, _) -> close(exchange)));
        source.resumeReads();
    }

    /** Closes the connection without an answer, or after it. */
    static void close(HttpServerExchange exchange) {
        IoUtils.safeClose(exchange.getConnection());
        // Whoever has something to give back at the end of the exchange is told.
        exchange.endExchange();
    }
}
