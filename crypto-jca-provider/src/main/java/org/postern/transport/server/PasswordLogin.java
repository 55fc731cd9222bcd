package org.postern.transport.server;

import java.math.BigInteger;
import java.util.Map;
import org.postern.crypto.srp.SrpGroup;
import org.postern.transport.message.HandshakeRefused;

/** Password login as the engine needs it: the two steps of SRP over the accounts of this server (transport.md §9.4, §14). */
public interface PasswordLogin {
    /**
     * Starts a login and keeps the server's side of it under a fresh session id.
     *
     * @param user name before {@code #}
     * @param host name after it
     * @param properties {@code appVersion} and {@code sysVersion} where sent, at most 150 characters each
     * @throws HandshakeRefused with the alert text of §9.4
     */
    Challenge begin(String user, String host, Map<String, String> properties) throws HandshakeRefused;

    /**
     * Checks the client's proof. A session id is good for one proof.
     *
     * @param sessionId from the challenge, as the client sent it
     * @param a the client's public value
     * @param m1 the client's proof
     * @throws HandshakeRefused with the alert text of §9.4
     */
    Proof finish(String sessionId, BigInteger a, BigInteger m1) throws HandshakeRefused;

    /**
     * The answer to {@code srp_init}.
     *
     * @param sessionId opaque, of {@code A-Z a-z 0-9 , -}
     * @param group N and g of the account
     * @param salt 16 bytes
     * @param b the server's public value
     * @param loginData JSON text of the password mixing, exactly as stored
     */
    @SuppressWarnings("ArrayRecordComponent") // a message just read, never compared
    record Challenge(String sessionId, SrpGroup group, byte[] salt, BigInteger b, String loginData) {}

    /**
     * The answer to {@code srp_exchange}.
     *
     * @param m2 the server's proof
     * @param sharedKey K, 32 bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // a holder of key bytes, never compared
    record Proof(BigInteger m2, byte[] sharedKey) {}
}
