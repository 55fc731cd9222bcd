package org.postern.client.connection;

import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.VerificationFailed;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.keystore.KeystoreException;

/** The public keystore of a server, checked: its user id is the host (pki.md §13.2; white paper C-13). */
public record ServerKey(Keystore keystore) {
    /**
     * Reads a keystore and checks its own signature and its host. Whether the host sent it is not known by that: only a login by
     * password tells.
     *
     * @throws VerificationFailed if it is no keystore, a signature in it is wrong, or it is another host's
     */
    public static ServerKey verify(byte[] keystore, ServerAddress server) throws VerificationFailed {
        try {
            Keystore read = Keystore.decode(keystore);
            String host = read.primaryUserId();
            if (!read.validStrict()) {
                throw new VerificationFailed("The server's key is not signed as it must be. It is not used.");
            }
            if (!host.equals(server.host()) && !host.equals(server.toString())) {
                throw new VerificationFailed("Expected the key of " + server + ", found one of another host.");
            }
            return new ServerKey(read);
        } catch (KeystoreException e) {
            throw new VerificationFailed("The server's key cannot be read. It is not used.", e);
        }
    }

    /** The key. */
    public EcPublicKey key() {
        return keystore.primaryKey();
    }

    /** By which the server finds it, 16 upper-case hex digits. */
    public String id() {
        return keystore.keyId().text();
    }
}
