package org.postern.api.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** What nothing else has caught: the client sees a status, never a stack trace. */
@Provider
public class UnforeseenFailures implements ExceptionMapper<Exception> {
    private static final System.Logger LOG = System.getLogger(UnforeseenFailures.class.getName());

    @Override
    public Response toResponse(Exception failure) {
        // A client that goes away in the middle is nothing to wake anybody for.
        Level level = failure instanceof IOException ? Level.DEBUG : Level.ERROR;
        LOG.log(level, "request failed: {0}", failure.getClass().getName());
        return Response.serverError().build();
    }
}
