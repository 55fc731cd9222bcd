package org.postern.transport.blocking;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.srp.SrpGroup;
import org.postern.transport.client.AlertReceived;
import org.postern.transport.client.PasswordMixing;
import org.postern.transport.client.RecordRejected;
import org.postern.transport.client.TransportException;
import org.postern.transport.client.UntrustedServer;
import org.postern.transport.message.CallOutcome;
import org.postern.transport.message.CallRequest;
import org.postern.transport.message.HandshakeRefused;

/**
 * The client side of a connection, whatever carries it: bodies with tickets, or one record stream (transport.md §8.1, §27). Safe for
 * several threads.
 */
public sealed interface ClientSession permits ClientConnection, ClientStream {
    /** Which SRP groups to answer to; the known ones of at least 2048 bits unless set. */
    void requireGroup(Predicate<SrpGroup> accepted);

    /** Opens a standard connection by an anonymous key exchange (§9.1). */
    void connect() throws IOException, TransportException;

    /**
     * Opens a standard connection with a server key known beforehand (§9.6).
     *
     * @param keyId 16 upper-case hex digits
     * @throws AlertReceived if the server does not have the key, see {@link HandshakeRefused#unknownKey}
     * @throws RecordRejected if it has another key of that id
     */
    void connectWithServerKey(EcPublicKey serverKey, String keyId) throws IOException, TransportException;

    /**
     * Logs in by password on a standard connection (§9.4).
     *
     * @throws AlertReceived if the server refuses, with the texts of §9.4
     * @throws UntrustedServer if the server fails the checks of §14.2 or offers a group that is not accepted
     */
    void login(String user, String host, PasswordMixing mixing) throws IOException, TransportException;

    /**
     * Logs in by the account's recovery key on a standard connection (§9.5). The server is not authenticated by this.
     *
     * @throws AlertReceived if the server refuses, with the texts of §9.5
     */
    void loginWithKey(EcPrivateKey recoveryKey) throws IOException, TransportException;

    /** Changes the keys of the connection and keeps its login (§9.8). */
    void changeKeys() throws IOException, TransportException;

    /**
     * Makes calls, which the server answers in their order.
     *
     * @return one outcome per call, in their order
     * @throws IllegalArgumentException if params have no PSON form
     */
    List<CallOutcome> call(List<CallRequest> calls) throws IOException, TransportException;

    /** Whether the connection belongs to a login. */
    boolean isLoggedIn();
}
