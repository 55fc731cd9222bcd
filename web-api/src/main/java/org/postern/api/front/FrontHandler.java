package org.postern.api.front;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door to the record endpoint and to record streams (transport.md §4.2, §27); everything else goes on to the servlets.
 *
 * <p>A servlet reads and writes with a thread that waits. A hundred clients that send a byte a second would keep a hundred
 * threads, so what anybody may send much of is received here.
 */
final class FrontHandler implements HttpHandler {
    private static final String RECORDS = "/api/v2.0";
    private static final String STREAM = RECORDS + "/stream";

    /** A method that nobody answers. */
    private static final HttpString OTHER = new HttpString("OTHER");

    private final ServletContext context;
    private final HttpHandler servlets;
    private volatile @Nullable Endpoints endpoints;

    FrontHandler(ServletContext context, HttpHandler servlets) {
        this.context = context;
        this.servlets = servlets;
    }

    /** Runs on the thread that serves many connections: nothing here may wait. */
    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        tellLettersApart(exchange);
        String path = exchange.getRelativePath();
        boolean post = exchange.getRequestMethod().equals(Methods.POST);
        if (post && (path.equals(RECORDS) || path.equals(RECORDS + "/"))) {
            handle(exchange, Endpoints::records);
        } else if (path.equals(STREAM)) {
            handle(exchange, Endpoints::streams);
        } else {
            servlets.handleRequest(exchange);
        }
    }

    /**
     * Names of methods are compared letter by letter (RFC 9110 §9.1), but not by what stands behind this door: to it {@code post}
     * would be POST. It sees another method instead, which is refused as such (transport.md §4.2).
     */
    private static void tellLettersApart(HttpServerExchange exchange) {
        String method = exchange.getRequestMethod().toString();
        if (!method.equals(method.toUpperCase(Locale.ROOT))) {
            exchange.setRequestMethod(OTHER);
        }
    }

    /** The handler of one endpoint. */
    private interface Choice {
        HttpHandler of(Endpoints endpoints);
    }

    private void handle(HttpServerExchange exchange, Choice choice) throws Exception {
        Optional<Endpoints> open = endpoints();
        if (open.isPresent() && open.get().underway().enter()) {
            exchange.addExchangeCompleteListener((_, next) -> {
                open.get().underway().leave();
                next.proceed();
            });
            choice.of(open.get()).handleRequest(exchange);
        } else if (open.isPresent()) {
            Refusal.stopping(exchange);
        } else {
            exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
        }
    }

    private Optional<Endpoints> endpoints() {
        if (endpoints == null) {
            endpoints = Endpoints.of(context).orElse(null);
        }
        return Optional.ofNullable(endpoints);
    }
}
