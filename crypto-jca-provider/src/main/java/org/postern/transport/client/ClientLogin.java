package org.postern.transport.client;

import java.io.IOException;
import org.postern.transport.message.Members;

/** The client's side of a login in its two steps, whatever carries them (transport.md §9.4, §9.5). */
public sealed interface ClientLogin permits ClientPasswordLogin, ClientKeyLogin {
    /** The first message; the reply has the same type. */
    HandshakeMessage opening();

    /**
     * Computes the client's proof; nothing is sent, so calls go on meanwhile.
     *
     * @param offer the reply to the opening
     * @param tickets how many tickets to ask for, 0 for none
     */
    ClientKeyExchange prove(Members offer, int tickets) throws IOException, TransportException;
}
