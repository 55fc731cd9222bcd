package org.postern.transport;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Ecdh;
import org.postern.crypto.ec.InvalidPointException;
import org.postern.pson.PsonException;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.RecordKeys;

/** The client's side of {@code ecdhe}, {@code ecdhef} and {@code ticket_request} (transport.md §9.1, §9.2, §9.6, §9.8). */
final class ClientKeyExchange {
    private final ClientPorts ports;

    ClientKeyExchange(ClientPorts ports) {
        this.ports = ports;
    }

    /** An anonymous key exchange: in a fresh body in the clear, in a resumed one encrypted. */
    List<ClientTicket> anonymous(ClientBody body, int tickets) throws IOException, TransportException {
        EcPrivateKey ephemeral = EcPrivateKey.generate(ports.random());
        body.handshake(keyMessage("ecdhe", Map.of(), ephemeral));
        body.handshake(ticketRequest(tickets));
        ClientResponse response = exchange(body);
        byte[] sharedX = Ecdh.sharedX(ephemeral, serverKey(response.openHandshake("ecdhe")));
        ephemeral.destroy();
        byte[] master = KeySchedule.masterSecret(sharedX, body.randoms());
        response.prepare(KeySchedule.recordKeys(master, body.randoms()).server());
        return GrantedTickets.read(response.handshake("ticket_response"), master, ports.now());
    }

    /** A key exchange with a server key known from elsewhere; encrypted from the next record on. */
    List<ClientTicket> withServerKey(EcPublicKey serverKey, String keyId, int tickets)
            throws IOException, TransportException {
        ClientBody body = new ClientBody();
        EcPrivateKey ephemeral = EcPrivateKey.generate(ports.random());
        body.handshake(keyMessage("ecdhef", Map.of("keyid", keyId), ephemeral));
        byte[] master = KeySchedule.masterSecret(Ecdh.sharedX(ephemeral, serverKey), body.randoms());
        ephemeral.destroy();
        RecordKeys keys = KeySchedule.recordKeys(master, body.randoms());
        body.switchTo(keys);
        body.handshake(ticketRequest(tickets));
        return GrantedTickets.read(exchange(body).handshake("ticket_response"), master, ports.now());
    }

    /** More tickets for the master secret of this one. */
    List<ClientTicket> renew(ClientTicket ticket, int tickets) throws IOException, TransportException {
        ClientBody body = new ClientBody();
        body.resume(ticket, ports.randomBytes(ClientConnection.CLIENT_RANDOM_LENGTH));
        body.handshake(ticketRequest(tickets));
        return GrantedTickets.read(exchange(body).handshake("ticket_response"), ticket.masterSecret(), ports.now());
    }

    private ClientResponse exchange(ClientBody body) throws IOException {
        body.response().feed(ports.exchange().exchange(body.request()));
        return body.response();
    }

    private Map<String, @Nullable Object> keyMessage(String type, Map<String, String> more, EcPrivateKey key) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("type", type);
        message.putAll(more);
        message.put("key", key.publicKey().compressed());
        message.put("agent", ports.agent());
        return message;
    }

    private static Map<String, @Nullable Object> ticketRequest(int count) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("type", "ticket_request");
        message.put("count", count);
        return message;
    }

    private static EcPublicKey serverKey(Members message) throws RecordRejected {
        try {
            return EcPublicKey.decode(message.binary("key"));
        } catch (PsonException | InvalidPointException malformed) {
            throw new RecordRejected("malformed server key: " + malformed.getMessage());
        }
    }
}
