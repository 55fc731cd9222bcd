package org.postern.doorway;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/**
 * Tells everybody who is sent away for a moment when to come again (transport.md §4.2). It stands before all applications, so it
 * does so too while the server starts or stops and there is none.
 */
public final class RetryLater implements HttpHandler {
    private static final String SECONDS = "5";

    private final HttpHandler next;

    /** In front of what answers. */
    public RetryLater(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        exchange.addResponseCommitListener(RetryLater::complete);
        next.handleRequest(exchange);
    }

    private static void complete(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getResponseHeaders();
        if (exchange.getStatusCode() == StatusCodes.SERVICE_UNAVAILABLE && !headers.contains(Headers.RETRY_AFTER)) {
            headers.put(Headers.RETRY_AFTER, SECONDS);
        }
    }
}
