package org.postern.api.rpc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * The record endpoint for everything but its POST, which {@link org.postern.api.front.RecordEndpoint} answers before it comes
 * here: preflights of browsers, and the refusal of other methods (transport.md §4.2).
 */
@Path("api/v2.0")
@ApplicationScoped
public class RpcResource {
    @OPTIONS
    public Response options() {
        return Response.ok().build();
    }
}
