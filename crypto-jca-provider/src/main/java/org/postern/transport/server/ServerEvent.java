package org.postern.transport.server;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the server side of a connection asks of its surroundings next (transport.md §8, §12.1). */
public sealed interface ServerEvent {
    /**
     * A call that came encrypted and well-formed; it is to be answered by {@link ServerEngine#reply} before the next event.
     *
     * @param id {@link String} or {@link Long}, to be echoed with its type
     * @param method name, not checked against any registry
     * @param params members, never null, empty for both empty forms
     * @param sessionId the login session of the connection
     * @param live whether it cannot have been recorded before: false under keys of {@code ecdhef} alone (§9.6)
     */
    record Call(
            Object id, String method, Map<String, @Nullable Object> params, Optional<String> sessionId, boolean live)
            implements ServerEvent {}

    /** Everything fed so far is handled. */
    record NeedInput() implements ServerEvent {}

    /**
     * Nothing more will be handled.
     *
     * @param alertText the alert sent, empty after a regular end
     */
    record Closed(Optional<String> alertText) implements ServerEvent {}
}
