package org.postern.api.http;

import jakarta.ws.rs.core.UriInfo;

/** The part of the server that programs speak to: {@code api/} and what is below it (transport.md §3.1). */
final class ApiPath {
    private ApiPath() {}

    static boolean contains(UriInfo uri) {
        return isVersionProbe(uri) || path(uri).startsWith("api/");
    }

    /** The place of the version probe itself (§4.1). */
    static boolean isVersionProbe(UriInfo uri) {
        return path(uri).matches("api/?");
    }

    private static String path(UriInfo uri) {
        return uri.getPath().replaceFirst("^/", "");
    }
}
