package org.postern.transport.server;

import org.postern.pson.PsonException;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.message.Members;
import org.postern.transport.record.Payload;

/** Reads a call; one without id, method or params ends the body (transport.md §12.1). */
final class CallReader {
    private CallReader() {}

    static ServerEvent.Call read(Payload payload, Connection connection) throws HandshakeRefused {
        try {
            Members members = Members.decode(payload);
            return new ServerEvent.Call(
                    id(members),
                    members.text("method"),
                    members.object("params").values(),
                    connection.sessionId(),
                    connection.live());
        } catch (PsonException _) {
            throw new HandshakeRefused(AlertText.INVALID_FRAME);
        }
    }

    /** Echoed with its type, so only the two types clients send are taken. */
    private static Object id(Members members) throws PsonException {
        return members.find("id")
                .filter(id -> id instanceof String || id instanceof Long)
                .orElseThrow(() -> new PsonException("expected text or an integer as id, found something else"));
    }
}
