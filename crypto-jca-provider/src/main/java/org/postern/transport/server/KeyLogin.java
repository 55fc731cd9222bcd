package org.postern.transport.server;

import java.util.Map;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.message.KeyLoginProof;

/** Key login as the engine needs it: the two steps over the recovery keys of this server's accounts (transport.md §9.5, §15). */
public interface KeyLogin {
    /** No key login here: both steps are refused with {@link AlertText#KEY_LOGIN_UNAVAILABLE}. */
    KeyLogin UNAVAILABLE = new KeyLogin() {
        @Override
        public Challenge begin(String pub58, Map<String, String> properties) throws HandshakeRefused {
            throw new HandshakeRefused(AlertText.KEY_LOGIN_UNAVAILABLE);
        }

        @Override
        public byte[] finish(String sessionId, KeyLoginProof proof) throws HandshakeRefused {
            throw new HandshakeRefused(AlertText.KEY_LOGIN_UNAVAILABLE);
        }
    };

    /**
     * Starts a login and keeps a one-time private key for it under a fresh session id.
     *
     * @param pub58 the account's recovery key as sent, at most 64 characters, not checked to be a key
     * @param properties {@code appVersion} and {@code sysVersion} where sent, at most 150 characters each
     * @throws HandshakeRefused with the alert text of §9.5
     */
    Challenge begin(String pub58, Map<String, String> properties) throws HandshakeRefused;

    /**
     * Checks the client's proof: session, timestamp, signature, nonce. A session id is good for one proof.
     *
     * @param sessionId from the challenge, as the client sent it
     * @param proof well-formed, nothing else is checked
     * @return the 32 bytes of K, from {@link KeyLoginProof#open}
     * @throws HandshakeRefused with the alert text of §9.5
     */
    byte[] finish(String sessionId, KeyLoginProof proof) throws HandshakeRefused;

    /**
     * The answer to {@code key_init}.
     *
     * @param sessionId opaque, of {@code A-Z a-z 0-9 , -}
     * @param user the user name of the account
     * @param serverKey public half of the one-time key
     */
    record Challenge(String sessionId, String user, EcPublicKey serverKey) {}
}
