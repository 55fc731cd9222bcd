package org.postern.console.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.postern.core.caller.Address;
import org.postern.core.settings.TrustedProxies;

/** Where a request to the console came from (transport.md §23, "Rate limiting"). */
public final class Caller {
    private static final String FORWARDED = "X-Forwarded-For";

    private Caller() {}

    /** The peer's address, or what a trusted proxy says of its own peer. */
    public static Address of(HttpServletRequest request, TrustedProxies proxies) {
        List<String> forwarded = Collections.list(request.getHeaders(FORWARDED));
        return Address.parse(proxies.client(request.getRemoteAddr(), forwarded));
    }
}
