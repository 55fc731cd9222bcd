package org.postern.transport.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A handshake message of the client under construction (transport.md §9).
 *
 * @param type of the message, and of the server's reply
 * @param members in wire order, the type among them
 */
public record HandshakeMessage(String type, Map<String, @Nullable Object> members) {
    public static HandshakeMessage of(String type) {
        return new HandshakeMessage(type, new LinkedHashMap<>()).with("type", type);
    }

    public static HandshakeMessage ticketRequest(int count) {
        return of("ticket_request").with("count", count);
    }

    public HandshakeMessage with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** Says that this client changes keys when it is asked to (§9.8). */
    HandshakeMessage obeyingKeyChange() {
        return with("key_change", true);
    }
}
