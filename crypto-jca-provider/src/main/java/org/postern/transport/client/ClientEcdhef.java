package org.postern.transport.client;

import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Ecdh;
import org.postern.transport.record.KeySchedule;
import org.postern.transport.record.Randoms;

/**
 * The client's side of {@code ecdhef}: a message that needs no reply, and the master secret it agrees on (transport.md §9.6).
 *
 * @param message to open a body or stream with
 * @param masterSecret 48 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a holder of key bytes, never compared
public record ClientEcdhef(HandshakeMessage message, byte[] masterSecret) {
    public static ClientEcdhef with(EcPublicKey serverKey, String keyId, ClientPorts ports) {
        EcPrivateKey ephemeral = EcPrivateKey.generate(ports.random());
        HandshakeMessage message = HandshakeMessage.of("ecdhef")
                .with("keyid", keyId)
                .with("key", ephemeral.publicKey().compressed())
                .with("agent", ports.agent())
                .obeyingKeyChange();
        byte[] master = KeySchedule.masterSecret(Ecdh.sharedX(ephemeral, serverKey), Randoms.NONE);
        ephemeral.destroy();
        return new ClientEcdhef(message, master);
    }
}
