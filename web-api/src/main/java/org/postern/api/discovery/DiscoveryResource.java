package org.postern.api.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.postern.core.settings.Settings;

/** Service discovery: the configuration document at its three places, readable from every origin (transport.md §3.1, §3.2). */
@Path("{place:(privmx/|\\.well-known/)?privmx-configuration\\.json}")
@ApplicationScoped
public class DiscoveryResource {
    /** Seconds the answer may be cached. */
    private static final int TTL = 600;

    @Inject
    private Settings settings;

    @GET
    public Response configuration() {
        // Without a scheme: clients try https first, and a proxy in front may speak either.
        String document = Json.createObjectBuilder()
                .add("defaultEndpoint", "//" + settings.hosts().main())
                .add("ttl", TTL)
                .build()
                .toString();
        return Response.ok(document, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + TTL)
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }
}
