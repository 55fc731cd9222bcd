package org.postern.transport.client;

import java.util.Base64;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.InvalidPointException;
import org.postern.crypto.ecies.Ecies;
import org.postern.pson.PsonException;
import org.postern.transport.message.KeyLoginProof;
import org.postern.transport.message.Members;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Randoms;

/** The client's side of one key login (transport.md §9.5, §15). */
public final class ClientKeyLogin implements ClientLogin {
    private static final int NONCE_LENGTH = 32;

    private final ClientPorts ports;
    private final EcPrivateKey key;

    public ClientKeyLogin(ClientPorts ports, EcPrivateKey key) {
        this.ports = ports;
        this.key = key;
    }

    @Override
    public HandshakeMessage opening() {
        return HandshakeMessage.of("key_init")
                .with("agent", ports.agent())
                .with("pub", key.publicKey().text());
    }

    @Override
    public Proof prove(Members reply, int tickets) throws RecordRejected {
        byte[] sharedKey = ports.randomBytes(KeyLoginProof.KEY_LENGTH);
        Base64.Encoder base64 = Base64.getEncoder();
        String sealedKey = base64.encodeToString(Ecies.seal(key, serverKey(reply), sharedKey));
        String nonce = base64.encodeToString(ports.randomBytes(NONCE_LENGTH));
        String timestamp = Long.toString(ports.now().toEpochMilli());
        KeyLoginProof proof = KeyLoginProof.sign(key, sealedKey, nonce, timestamp);
        return new Proof(sessionId(reply), proof, sharedKey, tickets);
    }

    private static EcPublicKey serverKey(Members reply) throws RecordRejected {
        try {
            return EcPublicKey.fromText(reply.text("pub"));
        } catch (PsonException | InvalidPointException malformed) {
            throw new RecordRejected("malformed key_init: " + malformed.getMessage());
        }
    }

    private static String sessionId(Members reply) throws RecordRejected {
        try {
            return reply.text("sessionId");
        } catch (PsonException malformed) {
            throw new RecordRejected("malformed key_init: " + malformed.getMessage());
        }
    }

    /** What the client has computed and not yet sent. */
    @SuppressWarnings("ArrayRecordComponent") // a holder of key bytes, never compared
    record Proof(String sessionId, KeyLoginProof proof, byte[] sharedKey, int tickets) implements ClientKeyExchange {
        @Override
        public String type() {
            return "key_exchange";
        }

        @Override
        public HandshakeMessage message() {
            return HandshakeMessage.of(type())
                    .with("sessionId", sessionId)
                    .with("nonce", proof.nonce())
                    .with("timestamp", proof.timestamp())
                    .with("K", proof.sealedKey())
                    .with("signature", Base64.getEncoder().encodeToString(proof.signature()))
                    .with("tickets", tickets);
        }

        /** The server proves itself by the first record under these keys (§9.5). */
        @Override
        public byte[] masterSecret(Members reply, Randoms randoms) {
            return KeySchedule.masterSecret(sharedKey, randoms);
        }
    }
}
