package org.postern.api.stream;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postern.api.http.ClientAddress;
import org.postern.core.caller.Address;
import org.postern.core.settings.Settings;

/** Opens record streams: the handshake of WebSocket, and who may have one (transport.md §27.1). */
public class StreamEndpoint implements HttpHandler {
    /** The subprotocol of record streams. */
    public static final String SUBPROTOCOL = "privmx-tls-1";

    private static final AttachmentKey<Address> ADDRESS = AttachmentKey.create(Address.class);
    private static final String WEBSOCKET = "websocket";

    private final Settings settings;
    private final OpenStreams streams;
    private final HttpHandler handshake = new WebSocketProtocolHandshakeHandler(
            List.of(new Hybi13Handshake(Set.of(SUBPROTOCOL), false)), this::connected);

    public StreamEndpoint(Settings settings, OpenStreams streams) {
        this.settings = settings;
        this.streams = streams;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!asksForWebSocket(exchange)) {
            exchange.getResponseHeaders().put(Headers.UPGRADE, WEBSOCKET);
            exchange.setStatusCode(StatusCodes.UPGRADE_REQUIRED);
        } else if (!isAllowedOrigin(exchange)) {
            exchange.setStatusCode(StatusCodes.FORBIDDEN);
        } else if (!offersSubprotocol(exchange)) {
            exchange.setStatusCode(StatusCodes.BAD_REQUEST);
        } else {
            exchange.putAttachment(
                    ADDRESS, ClientAddress.of(exchange, settings.http().trustedProxies()));
            handshake.handleRequest(exchange);
        }
    }

    private void connected(WebSocketHttpExchange exchange, WebSocketChannel channel) {
        streams.open(channel, exchange.getAttachment(ADDRESS));
    }

    private static boolean asksForWebSocket(HttpServerExchange exchange) {
        String upgrade = exchange.getRequestHeaders().getFirst(Headers.UPGRADE);
        return upgrade != null && upgrade.toLowerCase(Locale.ROOT).equals(WEBSOCKET);
    }

    /** Programs send no origin; pages of this server and of the allowed origins may come (transport.md §4.3). */
    private boolean isAllowedOrigin(HttpServerExchange exchange) {
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        return origin == null
                || settings.hosts().contains(origin.replaceFirst("^https?://", ""))
                || settings.http().allows(origin, settings.hosts());
    }

    private static boolean offersSubprotocol(HttpServerExchange exchange) {
        HeaderValues offered = exchange.getRequestHeaders().get(Headers.SEC_WEB_SOCKET_PROTOCOL);
        return offered != null
                && offered.stream()
                        .flatMap(value -> List.of(value.split("\\s*,\\s*", -1)).stream())
                        .anyMatch(SUBPROTOCOL::equals);
    }
}
