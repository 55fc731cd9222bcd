package org.postern.transport.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Ecdh;
import org.postern.crypto.ec.InvalidPointException;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.server.Connection.Keyed;
import org.postern.transport.server.Connection.Switching;

/** The server's side of {@code ecdhe} and {@code ecdhef} (transport.md §9.1, §9.6, §9.8). */
final class KeyExchange {
    private final ServerPorts ports;
    private final ServerRecords records;

    KeyExchange(ServerPorts ports, ServerRecords records) {
        this.ports = ports;
        this.records = records;
    }

    Switching anonymous(ClientHandshake.Ecdhe message, Connection connection) throws HandshakeRefused {
        EcPublicKey client = point(message.key());
        EcPrivateKey ephemeral = EcPrivateKey.generate(ports.random());
        Keyed keyed = connection.rekeyed(
                Ecdh.sharedX(ephemeral, client), message.peer(), ports.clock().instant());
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        reply.put("type", "ecdhe");
        reply.put("key", ephemeral.publicKey().compressed());
        reply.put("agent", ports.agent());
        ephemeral.destroy();
        records.handshake(reply);
        records.switchTo(keyed.recordKeys());
        return new Switching(connection, keyed);
    }

    Switching withServerKey(ClientHandshake.Ecdhef message, Connection connection) throws HandshakeRefused {
        EcPublicKey client = point(message.key());
        EcPrivateKey server = ports.serverKeys()
                .byKeyId(message.keyId())
                .orElseThrow(() -> HandshakeRefused.unknownKey(message.keyId()));
        Keyed keyed = connection.rekeyedWithServerKey(
                Ecdh.sharedX(server, client), message.peer(), ports.clock().instant());
        records.switchTo(keyed.recordKeys());
        return new Switching(connection, keyed);
    }

    private static EcPublicKey point(byte[] bytes) throws HandshakeRefused {
        try {
            return EcPublicKey.decode(bytes);
        } catch (InvalidPointException _) {
            throw new HandshakeRefused(AlertText.INVALID_POINT);
        }
    }
}
