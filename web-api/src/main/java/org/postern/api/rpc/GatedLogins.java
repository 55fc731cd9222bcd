package org.postern.api.rpc;

import java.math.BigInteger;
import java.util.Map;
import org.postern.core.database.DatabaseGate;
import org.postern.protocol.ProtocolException;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.message.KeyLoginProof;
import org.postern.transport.server.KeyLogin;
import org.postern.transport.server.PasswordLogin;

/** Logins that go to the database through the gate, as calls do. The protocol has no text of its own for a refusal there. */
final class GatedLogins {
    private GatedLogins() {}

    static PasswordLogin of(PasswordLogin login, DatabaseGate gate) {
        return new PasswordLogin() {
            @Override
            public PasswordLogin.Challenge begin(String user, String host, Map<String, String> properties)
                    throws HandshakeRefused {
                try (DatabaseGate.Place _ = enter(gate)) {
                    return login.begin(user, host, properties);
                }
            }

            @Override
            public PasswordLogin.Proof finish(String sessionId, BigInteger a, BigInteger m1) throws HandshakeRefused {
                try (DatabaseGate.Place _ = enter(gate)) {
                    return login.finish(sessionId, a, m1);
                }
            }
        };
    }

    static KeyLogin of(KeyLogin login, DatabaseGate gate) {
        return new KeyLogin() {
            @Override
            public KeyLogin.Challenge begin(String pub58, Map<String, String> properties) throws HandshakeRefused {
                try (DatabaseGate.Place _ = enter(gate)) {
                    return login.begin(pub58, properties);
                }
            }

            @Override
            public byte[] finish(String sessionId, KeyLoginProof proof) throws HandshakeRefused {
                try (DatabaseGate.Place _ = enter(gate)) {
                    return login.finish(sessionId, proof);
                }
            }
        };
    }

    private static DatabaseGate.Place enter(DatabaseGate gate) throws HandshakeRefused {
        try {
            return gate.enter();
        } catch (ProtocolException e) {
            throw new HandshakeRefused(AlertText.INTERNAL_ERROR);
        }
    }
}
