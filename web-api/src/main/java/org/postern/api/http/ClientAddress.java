package org.postern.api.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.util.List;
import org.postern.core.caller.Address;
import org.postern.core.settings.TrustedProxies;

/** Where a request came from (transport.md §23, "Rate limiting"). */
public final class ClientAddress {
    private ClientAddress() {}

    /** The peer's address, or what a trusted proxy says of its own peer. */
    public static Address of(HttpServerExchange exchange, TrustedProxies proxies) {
        InetAddress peer = exchange.getSourceAddress().getAddress();
        HeaderValues forwarded = exchange.getRequestHeaders().get(Headers.X_FORWARDED_FOR);
        return forwarded == null
                ? Address.of(peer)
                : Address.parse(proxies.client(peer.getHostAddress(), List.copyOf(forwarded)));
    }
}
