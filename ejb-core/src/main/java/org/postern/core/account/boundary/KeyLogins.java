package org.postern.core.account.boundary;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.postern.core.account.control.LoginAccounts;
import org.postern.core.account.control.LoginDesk;
import org.postern.core.account.control.LoginKind;
import org.postern.core.account.control.LoginProof;
import org.postern.core.account.control.LoginThrottle.Attempt;
import org.postern.core.account.control.PendingLogin.ByKey;
import org.postern.core.caller.Address;
import org.postern.core.freshness.boundary.Nonces;
import org.postern.core.settings.Settings;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.ProtocolException;
import org.postern.protocol.id.PublicKeys;
import org.postern.protocol.id.Username;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.message.KeyLoginProof;
import org.postern.transport.server.KeyLogin;

/**
 * Login by the account's recovery key (transport.md §9.5, §15). A key that stands for no account, or for a blocked one, is
 * refused as a user that does not exist.
 */
public final class KeyLogins {
    private static final System.Logger LOG = System.getLogger(KeyLogins.class.getName());

    private final LoginAccounts accounts;
    private final LoginDesk desk;
    private final Nonces nonces;
    private final Settings settings;
    private final SecureRandom random;

    /** Logins over these accounts. */
    public KeyLogins(LoginAccounts accounts, LoginDesk desk, Nonces nonces, Settings settings, SecureRandom random) {
        this.accounts = accounts;
        this.desk = desk;
        this.nonces = nonces;
        this.settings = settings;
        this.random = random;
    }

    /** Logins of callers at this address. */
    public KeyLogin from(Address address) {
        return new KeyLogin() {
            @Override
            public Challenge begin(String pub58, Map<String, String> properties) throws HandshakeRefused {
                requireEnabled();
                return KeyLogins.this.begin(desk.admit(pub58, LoginKind.KEY, address), pub58);
            }

            @Override
            public byte[] finish(String sessionId, KeyLoginProof proof) throws HandshakeRefused {
                requireEnabled();
                return KeyLogins.this.finish(sessionId, proof);
            }
        };
    }

    /** The server of 2018 has the switch and does not look at it (transport.md §22). */
    private void requireEnabled() throws HandshakeRefused {
        if (!settings.accounts().keyLoginEnabled()) {
            throw new HandshakeRefused(AlertText.LOGIN_BLOCKED);
        }
    }

    private KeyLogin.Challenge begin(Attempt attempt, String pub58) throws HandshakeRefused {
        EcPublicKey key = key(pub58).orElseThrow(() -> new HandshakeRefused(AlertText.INVALID_JSON_PARAMETERS));
        // Made in any case, so that it takes the same time for every key.
        EcPrivateKey oneTime = EcPrivateKey.generate(random);
        Username user = accounts.findByRecoveryKey(key).orElseThrow(() -> unknownKey(attempt));
        String sessionId = desk.begin(new ByKey(attempt, user, key, oneTime));
        return new KeyLogin.Challenge(sessionId, user.text(), oneTime.publicKey());
    }

    private byte[] finish(String sessionId, KeyLoginProof proof) throws HandshakeRefused {
        ByKey login = desk.take(sessionId, ByKey.class);
        try {
            requireFresh(login, proof);
            byte[] key = proof.open(login.oneTime(), login.recoveryKey());
            LoginProof proved = new LoginProof.OfRecoveryKey(login.recoveryKey());
            if (!desk.open(sessionId, login.user(), proved, login.attempt())) {
                throw unknownKey(login.attempt());
            }
            LOG.log(System.Logger.Level.INFO, "login by key");
            return key;
        } finally {
            desk.end(login);
        }
    }

    /** In the order of §9.5; a nonce is recorded only after its signature held (§23, "Nonces"). */
    private void requireFresh(ByKey login, KeyLoginProof proof) throws HandshakeRefused {
        try {
            nonces.accept(
                    proof.nonce(),
                    Long.parseLong(proof.timestamp()),
                    () -> proof.isSignedBy(login.recoveryKey()),
                    ErrorCode.INVALID_SIGNATURE);
        } catch (NumberFormatException e) {
            throw new HandshakeRefused(AlertText.INVALID_TIMESTAMP);
        } catch (ProtocolException e) {
            throw refusal(login, e.code());
        }
    }

    private HandshakeRefused refusal(ByKey login, ErrorCode code) {
        return switch (code) {
            case INVALID_TIMESTAMP -> new HandshakeRefused(AlertText.INVALID_TIMESTAMP);
            case INVALID_NONCE -> new HandshakeRefused(AlertText.INVALID_NONCE);
            default -> desk.failed(login.attempt(), AlertText.INVALID_SIGNATURE);
        };
    }

    private HandshakeRefused unknownKey(Attempt attempt) {
        return desk.failed(attempt, AlertText.USER_DOESNT_EXIST);
    }

    private static Optional<EcPublicKey> key(String pub58) {
        try {
            return Optional.of(PublicKeys.parse(pub58));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
