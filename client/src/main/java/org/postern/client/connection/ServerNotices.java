package org.postern.client.connection;

import org.postern.client.discovery.ServerAddress;
import org.postern.client.failure.VerificationFailed;
import org.postern.crypto.ec.EcPublicKey;

/** What a person has to be told of a server's key, though the connection goes on (white paper C-13). */
public interface ServerNotices {
    /** Told to nobody; for programs that pin no keys. */
    ServerNotices NONE = new ServerNotices() {
        @Override
        public void keyChanged(ServerAddress server, EcPublicKey old, EcPublicKey found) {}

        @Override
        public void keyUnusable(ServerAddress server, VerificationFailed reason) {}
    };

    /** A login by password succeeded, and the server has another key than before. */
    void keyChanged(ServerAddress server, EcPublicKey old, EcPublicKey found);

    /** A login by password succeeded, but the key the server shows cannot be its key; it is not pinned. */
    void keyUnusable(ServerAddress server, VerificationFailed reason);
}
