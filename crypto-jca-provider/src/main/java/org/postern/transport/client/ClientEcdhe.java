package org.postern.transport.client;

import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Ecdh;
import org.postern.crypto.ec.InvalidPointException;
import org.postern.pson.PsonException;
import org.postern.transport.message.Members;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Randoms;

/** The client's side of one {@code ecdhe} (transport.md §9.1, §9.8). */
public final class ClientEcdhe implements ClientKeyExchange {
    private final EcPrivateKey ephemeral;
    private final String agent;

    public ClientEcdhe(ClientPorts ports) {
        ephemeral = EcPrivateKey.generate(ports.random());
        agent = ports.agent();
    }

    @Override
    public String type() {
        return "ecdhe";
    }

    @Override
    public HandshakeMessage message() {
        return HandshakeMessage.of(type())
                .with("key", ephemeral.publicKey().compressed())
                .with("agent", agent)
                .obeyingKeyChange();
    }

    @Override
    public byte[] masterSecret(Members reply, Randoms randoms) throws RecordRejected {
        byte[] sharedX = Ecdh.sharedX(ephemeral, serverKey(reply));
        ephemeral.destroy();
        return KeySchedule.masterSecret(sharedX, randoms);
    }

    private static EcPublicKey serverKey(Members message) throws RecordRejected {
        try {
            return EcPublicKey.decode(message.binary("key"));
        } catch (PsonException | InvalidPointException malformed) {
            throw new RecordRejected("malformed server key: " + malformed.getMessage());
        }
    }
}
