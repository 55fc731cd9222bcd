package org.postern.transport;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.pson.PsonWriter;
import org.postern.transport.record.ContentType;
import org.postern.transport.record.Randoms;
import org.postern.transport.record.RecordKeys;
import org.postern.transport.record.RecordWriter;

/** One request body of the client under construction, with the keys its response will need (transport.md §8.1). */
final class ClientBody {
    private final RecordWriter writer = new RecordWriter();
    private final PsonWriter pson = new PsonWriter();
    private final ClientResponse response = new ClientResponse();
    private Randoms randoms = Randoms.NONE;

    /** Opens the body with a ticket; everything after it is encrypted. */
    void resume(ClientTicket ticket, byte[] clientRandom) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("type", "ticket");
        message.put("ticket_id", ticket.id());
        message.put("client_random", clientRandom);
        handshake(message);
        randoms = new Randoms(clientRandom, ticket.id());
        switchTo(ticket.recordKeys(clientRandom));
    }

    /** Switches the request at once, and the response when the server does. */
    void switchTo(RecordKeys keys) {
        writer.write(ContentType.CHANGE_CIPHER_SPEC, new byte[0], 0, 0);
        writer.switchTo(keys.client());
        response.prepare(keys.server());
    }

    void handshake(Map<String, @Nullable Object> message) {
        send(ContentType.HANDSHAKE, message);
    }

    void call(long id, CallRequest call) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("method", call.method());
        message.put("params", call.params());
        send(ContentType.APPLICATION_DATA, message);
    }

    private void send(ContentType type, Map<String, @Nullable Object> message) {
        pson.reset().write(message);
        writer.write(type, pson.buffer(), 0, pson.size());
    }

    /** The randoms a key exchange in this body goes with (§7.4). */
    Randoms randoms() {
        return randoms;
    }

    byte[] request() {
        return writer.drain();
    }

    ClientResponse response() {
        return response;
    }
}
