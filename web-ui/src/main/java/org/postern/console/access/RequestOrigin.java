package org.postern.console.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a form was sent by one of our own pages. Browsers say so in {@code Sec-Fetch-Site}, older ones in
 * {@code Origin}; what sends neither is no browser, and nobody's cookies or clicks can be misused through it.
 */
final class RequestOrigin {

    private RequestOrigin() {}

    static boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin == null || isHost(origin, request.getHeader("Host"));
    }

    private static boolean isHost(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(new URI(origin).getRawAuthority());
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
