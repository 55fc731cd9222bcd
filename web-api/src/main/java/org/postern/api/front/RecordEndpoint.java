package org.postern.api.front;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postern.api.http.ClientAddress;
import org.postern.api.http.CrossOrigin;
import org.postern.api.http.NetworkMemory;
import org.postern.api.http.SecurityHeaders;
import org.postern.api.rpc.Conversations;
import org.postern.core.budget.Budgets;
import org.postern.core.caller.Address;
import org.postern.core.settings.HttpSettings;
import org.postern.core.settings.Settings;

/** The record endpoint: POST bytes in, bytes out (transport.md §4.2). */
public class RecordEndpoint implements HttpHandler {
    /** Bytes of one body (transport.md §4.4). */
    static final int MAX_BODY = 8 << 20;

    private static final Map<HttpString, String> SECURITY = SecurityHeaders.ALWAYS.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(header -> new HttpString(header.getKey()), Map.Entry::getValue));

    private final Conversations conversations;
    private final CrossOrigin crossOrigin;
    private final HttpSettings settings;
    private final SecureRandom random;
    private final Budgets budgets;

    public RecordEndpoint(
            Conversations conversations,
            CrossOrigin crossOrigin,
            Budgets budgets,
            Settings settings,
            SecureRandom random) {
        this.conversations = conversations;
        this.crossOrigin = crossOrigin;
        this.settings = settings.http();
        this.random = random;
        this.budgets = budgets;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        putHeaders(exchange);
        if (!isAcceptable(exchange.getRequestHeaders())) {
            Refusal.refuse(exchange, StatusCodes.BAD_REQUEST, "Invalid transport type");
            return;
        }
        Address address = ClientAddress.of(exchange, settings.trustedProxies());
        NetworkMemory share = new NetworkMemory(budgets.networkMemory(), address);
        exchange.addExchangeCompleteListener((_, next) -> {
            share.end();
            next.proceed();
        });
        // More than is read: a body without an announced length is refused by the reader, and not cut off below it.
        exchange.setMaxEntitySize(2L * MAX_BODY);
        BodyReader.read(exchange, MAX_BODY, share, body -> answer(exchange, body, address, share));
    }

    private void answer(HttpServerExchange exchange, byte[] body, Address address, NetworkMemory share) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        Answering answering = new Answering(
                () -> conversations.answer(body, address),
                share,
                tickets -> budgets.turnAfterFruitless(address, body.length, tickets),
                random);
        exchange.dispatch(exchange.getConnection().getWorker(), answering);
    }

    /** Server-side clients of 2018 send no type at all. */
    private static boolean isAcceptable(HeaderMap headers) {
        return Optional.ofNullable(headers.getFirst(Headers.CONTENT_TYPE))
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_OCTET_STREAM))
                .orElse(true);
    }

    private void putHeaders(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getResponseHeaders();
        SECURITY.forEach(headers::put);
        headers.put(Headers.CACHE_CONTROL, SecurityHeaders.NO_STORE);
        Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.ORIGIN))
                .map(crossOrigin::headers)
                .orElse(Map.of())
                .forEach((name, value) -> headers.put(new HttpString(name), value));
    }
}
