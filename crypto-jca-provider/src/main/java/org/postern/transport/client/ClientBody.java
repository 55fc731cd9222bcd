package org.postern.transport.client;

import org.postern.transport.message.CallRequest;
import org.postern.transport.record.Randoms;
import org.postern.transport.record.RecordKeys;

/** One request body of the client under construction, with the keys its response will need (transport.md §8.1). */
public final class ClientBody {
    private final ClientRecords records = new ClientRecords();
    private final ClientResponse response = new ClientResponse();
    private Randoms randoms = Randoms.NONE;

    /** Opens the body with a ticket; everything after it is encrypted. */
    public void resume(ClientTicket ticket, byte[] clientRandom) {
        handshake(HandshakeMessage.of("ticket")
                .with("ticket_id", ticket.id())
                .with("client_random", clientRandom)
                .obeyingKeyChange());
        randoms = new Randoms(clientRandom, ticket.id());
        switchTo(ticket.recordKeys(clientRandom));
    }

    /** Switches the request at once, and the response when the server does. */
    public void switchTo(RecordKeys keys) {
        records.switchTo(keys.client());
        response.prepare(keys.server());
    }

    public void handshake(HandshakeMessage message) {
        records.handshake(message);
    }

    public void call(long id, CallRequest call) {
        records.call(id, call);
    }

    /** The randoms a key exchange in this body goes with (§7.4). */
    public Randoms randoms() {
        return randoms;
    }

    public byte[] request() {
        return records.drain();
    }

    public ClientResponse response() {
        return response;
    }
}
