package org.postern.transport;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.srp.SrpAgreement;
import org.postern.crypto.srp.SrpClient;
import org.postern.crypto.srp.SrpException;
import org.postern.crypto.srp.SrpGroup;
import org.postern.crypto.srp.SrpHex;
import org.postern.pson.PsonException;
import org.postern.transport.record.KeySchedule;

/** The client's side of one password login, in its three steps (transport.md §9.4, §14.2). */
final class ClientLogin {
    private static final int STRONG_GROUP_BITS = 2048;

    private final ClientPorts ports;
    private final String user;
    private final String host;

    ClientLogin(ClientPorts ports, String user, String host) {
        this.ports = ports;
        this.user = user;
        this.host = host;
    }

    /** The groups answered to unless something else is set: a hostile server can make up a weak one (§23). */
    static boolean isStrongGroup(SrpGroup group) {
        return group.isKnown() && group.n().bitLength() >= STRONG_GROUP_BITS;
    }

    SrpOffer begin(ClientBody body) throws IOException, TransportException {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("type", "srp_init");
        message.put("agent", ports.agent());
        message.put("I", user);
        message.put("host", host);
        body.handshake(message);
        return SrpOffer.read(exchange(body).handshake("srp_init"));
    }

    /** Computes the client's proof; nothing is sent, so calls go on meanwhile. */
    Proof prove(SrpOffer offer, Predicate<SrpGroup> acceptedGroup, SrpSecret secret)
            throws IOException, UntrustedServer {
        if (!acceptedGroup.test(offer.group())) {
            throw new UntrustedServer("expected an accepted SRP group, found one of "
                    + offer.group().n().bitLength() + " bits");
        }
        SrpClient client = SrpClient.create(offer.group(), ports.random());
        try {
            String password = secret.srpPassword(offer.loginData());
            return new Proof(offer.sessionId(), client, client.agree(user, password, offer.salt(), offer.b()));
        } catch (SrpException _) {
            throw new UntrustedServer("expected B from 1 to N - 1, found another value");
        }
    }

    List<ClientTicket> finish(ClientBody body, Proof proof, int tickets) throws IOException, TransportException {
        body.handshake(proof.message(tickets));
        Members reply = exchange(body).handshake("srp_exchange");
        try {
            SrpClient.requireM2(proof.agreement(), reply.number("M2"));
        } catch (PsonException | SrpException _) {
            throw new UntrustedServer("expected the server's proof M2, found another value");
        }
        byte[] master = KeySchedule.masterSecret(proof.agreement().key(), body.randoms());
        return GrantedTickets.read(reply, master, ports.now());
    }

    private ClientResponse exchange(ClientBody body) throws IOException {
        body.response().feed(ports.exchange().exchange(body.request()));
        return body.response();
    }

    /** What the client has computed and not yet sent. */
    record Proof(String sessionId, SrpClient client, SrpAgreement agreement) {
        Map<String, @Nullable Object> message(int tickets) {
            Map<String, @Nullable Object> message = new LinkedHashMap<>();
            message.put("type", "srp_exchange");
            message.put("A", SrpHex.encode(client.publicValue()));
            message.put("M1", SrpHex.encode(agreement.m1()));
            message.put("sessionId", sessionId);
            message.put("tickets", tickets);
            return message;
        }
    }
}
