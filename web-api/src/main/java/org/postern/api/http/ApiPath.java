package org.postern.api.http;

import jakarta.ws.rs.core.UriInfo;

/** The part of the server that programs speak to: {@code api/} and what is below it (transport.md §3.1). */
final class ApiPath {
    private ApiPath() {}

    static boolean contains(UriInfo uri) {
        String path = uri.getPath().replaceFirst("^/", "");
        return path.equals("api") || path.startsWith("api/");
    }
}
