package org.postern.client.connection;

import java.io.IOException;
import org.postern.client.failure.VerificationFailed;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.id.Hashmail;
import org.postern.transport.blocking.ClientSession;
import org.postern.transport.client.TransportException;

/** A login that can be repeated on another connection (transport.md §9.4, §9.5). */
sealed interface Login {
    void perform(ClientSession session) throws IOException, TransportException;

    /** By password. */
    record ByPassword(Hashmail account, LoginSecret secret) implements Login {
        @Override
        public void perform(ClientSession session) throws IOException, TransportException {
            session.requireGroup(secret.acceptedGroups());
            session.login(account.user(), account.host(), this::mixed);
        }

        private String mixed(String loginData) throws IOException {
            try {
                return secret.srpPassword(loginData);
            } catch (VerificationFailed refused) {
                throw new EngineFailures.Refused(refused);
            }
        }
    }

    /** By recovery key. */
    record ByKey(EcPrivateKey key) implements Login {
        @Override
        public void perform(ClientSession session) throws IOException, TransportException {
            session.loginWithKey(key);
        }
    }
}
