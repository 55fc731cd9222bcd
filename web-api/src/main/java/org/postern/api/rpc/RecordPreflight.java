package org.postern.api.rpc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * Preflights of browsers to the record endpoint, and the refusal of other methods (transport.md §4.2); POST is answered by
 * {@link org.postern.api.front.RecordEndpoint} before it comes here.
 */
@Path("api/v2.0")
@ApplicationScoped
public class RecordPreflight {
    @OPTIONS
    public Response options() {
        return Response.ok().build();
    }
}
