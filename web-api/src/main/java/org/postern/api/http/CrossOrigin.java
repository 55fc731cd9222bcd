package org.postern.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.postern.core.settings.Settings;

/** Cross-origin headers of the API, sent to allowed origins only (transport.md §4.3). */
@Provider
@ApplicationScoped
public class CrossOrigin implements ContainerResponseFilter {
    @Inject
    private Settings settings;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String origin = request.getHeaderString("Origin");
        if (!ApiPath.contains(request.getUriInfo()) || origin == null) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers(origin).forEach(headers::putSingle);
    }

    /** The headers for requests of this origin; none if it is not allowed. */
    public Map<String, String> headers(String origin) {
        if (!settings.http().allows(origin, settings.hosts())) {
            return Map.of();
        }
        return Map.of(
                "Allow",
                "OPTIONS,GET,POST",
                "Access-Control-Allow-Origin",
                origin,
                "Access-Control-Allow-Credentials",
                "true",
                "Access-Control-Allow-Headers",
                "Content-Type",
                "Vary",
                "Origin");
    }
}
