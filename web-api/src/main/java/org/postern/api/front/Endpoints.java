package org.postern.api.front;

import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import jakarta.servlet.ServletContext;
import java.util.Optional;

/**
 * The endpoints that stand before the servlets.
 *
 * @param records POST of records (transport.md §4.2)
 * @param streams record streams (transport.md §27)
 * @param underway the requests to both
 */
record Endpoints(HttpHandler records, HttpHandler streams, Underway underway) {
    Endpoints {
        // Who asks first whether to send a body is told to.
        records = new HttpContinueReadHandler(records);
    }

    /** Opens them. */
    void enter(ServletContext context) {
        context.setAttribute(Endpoints.class.getName(), this);
    }

    /** Those of an application that has started. */
    static Optional<Endpoints> of(ServletContext context) {
        return Optional.ofNullable(context.getAttribute(Endpoints.class.getName()))
                .map(Endpoints.class::cast);
    }
}
