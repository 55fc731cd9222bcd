package org.postern.console.layout;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.postern.console.access.Caller;
import org.postern.core.caller.Address;
import org.postern.core.settings.TrustedProxies;

/** Who is signed in on the page that is being served, and from where. */
public final class Signed {
    private Signed() {}

    /** The administrator's name. */
    public static String in() {
        return Optional.ofNullable(VaadinRequest.getCurrent())
                .map(VaadinRequest::getUserPrincipal)
                .map(Principal::getName)
                .orElseThrow(() -> new IllegalStateException("expected somebody signed in, found nobody"));
    }

    /** Where this request came from. */
    public static Address from(TrustedProxies proxies) {
        return Caller.of(VaadinServletRequest.getCurrent().getHttpServletRequest(), proxies);
    }
}
