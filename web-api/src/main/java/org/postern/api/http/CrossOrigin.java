package org.postern.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
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
        if (!ApiPath.contains(request.getUriInfo()) || origin == null || !isAllowed(origin)) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Allow", "OPTIONS,GET,POST");
        headers.putSingle("Access-Control-Allow-Origin", origin);
        headers.putSingle("Access-Control-Allow-Credentials", "true");
        headers.putSingle("Access-Control-Allow-Headers", "Content-Type");
        headers.putSingle("Vary", "Origin");
    }

    private boolean isAllowed(String origin) {
        return settings.http().crossDomainAjax()
                && (settings.http().corsDomains().contains(origin) || isOwnHost(origin));
    }

    private boolean isOwnHost(String origin) {
        String host = origin.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
        return settings.hosts().contains(host);
    }
}
