package org.postern.transport.blocking;

import java.io.IOException;
import java.util.List;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.transport.client.ClientBody;
import org.postern.transport.client.ClientEcdhe;
import org.postern.transport.client.ClientEcdhef;
import org.postern.transport.client.ClientKeyExchange;
import org.postern.transport.client.ClientLogin;
import org.postern.transport.client.ClientPorts;
import org.postern.transport.client.ClientResponse;
import org.postern.transport.client.ClientTicket;
import org.postern.transport.client.GrantedTickets;
import org.postern.transport.client.HandshakeMessage;
import org.postern.transport.client.TransportException;
import org.postern.transport.message.Members;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Randoms;

/** The client's handshakes, each in a body of its own and each ending in tickets (transport.md §9). */
final class BodyHandshakes {
    static final int CLIENT_RANDOM_LENGTH = 16;

    private final BodyExchange carrier;
    private final ClientPorts ports;

    BodyHandshakes(BodyExchange carrier, ClientPorts ports) {
        this.carrier = carrier;
        this.ports = ports;
    }

    /** A body that goes on where this ticket was issued. */
    ClientBody resumed(ClientTicket ticket) {
        ClientBody body = new ClientBody();
        body.resume(ticket, ports.randomBytes(CLIENT_RANDOM_LENGTH));
        return body;
    }

    /** Sends a body; its response is ready to be read. */
    ClientResponse exchange(ClientBody body) throws IOException {
        body.response().feed(carrier.exchange(body.request()));
        return body.response();
    }

    /** An anonymous key exchange: in a fresh body in the clear, in a resumed one encrypted (§9.1, §9.8). */
    List<ClientTicket> anonymous(ClientBody body, int tickets) throws IOException, TransportException {
        ClientEcdhe ecdhe = new ClientEcdhe(ports);
        body.handshake(ecdhe.message());
        body.handshake(HandshakeMessage.ticketRequest(tickets));
        ClientResponse response = exchange(body);
        byte[] master = ecdhe.masterSecret(response.openHandshake("ecdhe"), body.randoms());
        response.prepare(KeySchedule.recordKeys(master, body.randoms()).server());
        return tickets(response, master);
    }

    /** A key exchange with a server key known from elsewhere; encrypted from the next record on (§9.6). */
    List<ClientTicket> withServerKey(EcPublicKey serverKey, String keyId, int tickets)
            throws IOException, TransportException {
        ClientBody body = new ClientBody();
        ClientEcdhef ecdhef = ClientEcdhef.with(serverKey, keyId, ports);
        body.handshake(ecdhef.message());
        body.switchTo(KeySchedule.recordKeys(ecdhef.masterSecret(), Randoms.NONE));
        body.handshake(HandshakeMessage.ticketRequest(tickets));
        return tickets(exchange(body), ecdhef.masterSecret());
    }

    /** More tickets for the master secret of this one (§9.2). */
    List<ClientTicket> renew(ClientTicket ticket, int tickets) throws IOException, TransportException {
        ClientBody body = resumed(ticket);
        body.handshake(HandshakeMessage.ticketRequest(tickets));
        return tickets(exchange(body), ticket.masterSecret());
    }

    private List<ClientTicket> tickets(ClientResponse response, byte[] master) throws TransportException {
        return GrantedTickets.read(response.handshake("ticket_response"), master, ports.now());
    }

    /** The server's answer to the first message of a login (§9.4, §9.5). */
    Members begin(ClientLogin login, ClientBody body) throws IOException, TransportException {
        HandshakeMessage opening = login.opening();
        body.handshake(opening);
        return exchange(body).handshake(opening.type());
    }

    /** Sends the client's proof; the tickets are bound to the user. */
    List<ClientTicket> finish(ClientKeyExchange proof, ClientBody body) throws IOException, TransportException {
        HandshakeMessage message = proof.message();
        body.handshake(message);
        Members reply = exchange(body).handshake(message.type());
        return GrantedTickets.read(reply, proof.masterSecret(reply, body.randoms()), ports.now());
    }
}
