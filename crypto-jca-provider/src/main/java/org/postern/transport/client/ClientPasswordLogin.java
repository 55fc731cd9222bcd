package org.postern.transport.client;

import java.io.IOException;
import java.util.function.Predicate;
import org.postern.crypto.srp.SrpAgreement;
import org.postern.crypto.srp.SrpClient;
import org.postern.crypto.srp.SrpException;
import org.postern.crypto.srp.SrpGroup;
import org.postern.crypto.srp.SrpHex;
import org.postern.pson.PsonException;
import org.postern.transport.message.Members;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Randoms;

/** The client's side of one password login (transport.md §9.4, §14.2). */
public final class ClientPasswordLogin implements ClientLogin {
    private static final int STRONG_GROUP_BITS = 2048;

    private final ClientPorts ports;
    private final String user;
    private final String host;
    private final Predicate<SrpGroup> acceptedGroup;
    private final PasswordMixing mixing;

    public ClientPasswordLogin(
            ClientPorts ports, String user, String host, Predicate<SrpGroup> acceptedGroup, PasswordMixing mixing) {
        this.ports = ports;
        this.user = user;
        this.host = host;
        this.acceptedGroup = acceptedGroup;
        this.mixing = mixing;
    }

    /** The groups answered to unless something else is set: a hostile server can make up a weak one (§23). */
    public static boolean isStrongGroup(SrpGroup group) {
        return group.isKnown() && group.n().bitLength() >= STRONG_GROUP_BITS;
    }

    @Override
    public HandshakeMessage opening() {
        return HandshakeMessage.of("srp_init")
                .with("agent", ports.agent())
                .with("I", user)
                .with("host", host);
    }

    @Override
    public Proof prove(Members reply, int tickets) throws IOException, TransportException {
        SrpOffer offer = SrpOffer.read(reply);
        if (!acceptedGroup.test(offer.group())) {
            throw new UntrustedServer("expected an accepted SRP group, found one of "
                    + offer.group().n().bitLength() + " bits");
        }
        SrpClient client = SrpClient.create(offer.group(), ports.random());
        try {
            String password = mixing.srpPassword(offer.loginData());
            SrpAgreement agreement = client.agree(user, password, offer.salt(), offer.b());
            return new Proof(offer.sessionId(), client, agreement, tickets);
        } catch (SrpException _) {
            throw new UntrustedServer("expected B from 1 to N - 1, found another value");
        }
    }

    /** What the client has computed and not yet sent. */
    record Proof(String sessionId, SrpClient client, SrpAgreement agreement, int tickets) implements ClientKeyExchange {
        @Override
        public String type() {
            return "srp_exchange";
        }

        @Override
        public HandshakeMessage message() {
            return HandshakeMessage.of(type())
                    .with("A", SrpHex.encode(client.publicValue()))
                    .with("M1", SrpHex.encode(agreement.m1()))
                    .with("sessionId", sessionId)
                    .with("tickets", tickets);
        }

        @Override
        public byte[] masterSecret(Members reply, Randoms randoms) throws UntrustedServer {
            try {
                SrpClient.requireM2(agreement, reply.number("M2"));
            } catch (PsonException | SrpException _) {
                throw new UntrustedServer("expected the server's proof M2, found another value");
            }
            return KeySchedule.masterSecret(agreement.key(), randoms);
        }
    }
}
