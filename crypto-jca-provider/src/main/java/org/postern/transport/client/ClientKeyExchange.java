package org.postern.transport.client;

import org.postern.transport.message.Members;
import org.postern.transport.record.Randoms;

/** A handshake of the client that ends in a new master secret: one message out, one reply in (transport.md §7.4). */
public sealed interface ClientKeyExchange permits ClientEcdhe, ClientPasswordLogin.Proof, ClientKeyLogin.Proof {
    /** Type of the message and of its reply. */
    String type();

    /** What to send. */
    HandshakeMessage message();

    /**
     * The master secret that both sides have after the reply.
     *
     * @param reply of the server
     * @param randoms of the connection
     */
    byte[] masterSecret(Members reply, Randoms randoms) throws TransportException;
}
