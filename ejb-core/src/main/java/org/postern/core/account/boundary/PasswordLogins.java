package org.postern.core.account.boundary;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.postern.core.account.control.InventedAccounts;
import org.postern.core.account.control.LoginAccounts;
import org.postern.core.account.control.LoginDesk;
import org.postern.core.account.control.LoginKind;
import org.postern.core.account.control.LoginProof;
import org.postern.core.account.control.LoginThrottle.Attempt;
import org.postern.core.account.control.PendingLogin.ByPassword;
import org.postern.core.account.control.SrpAccount;
import org.postern.core.caller.Address;
import org.postern.core.settings.Settings;
import org.postern.crypto.srp.SrpAgreement;
import org.postern.crypto.srp.SrpException;
import org.postern.crypto.srp.SrpServer;
import org.postern.protocol.id.Username;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;
import org.postern.transport.server.PasswordLogin;

/**
 * Login by password: SRP over the accounts of this server (transport.md §9.4, §14). A name without an account is answered like
 * one with an account and a wrong password.
 */
public final class PasswordLogins {
    private static final System.Logger LOG = System.getLogger(PasswordLogins.class.getName());

    private final LoginAccounts accounts;
    private final LoginDesk desk;
    private final Settings settings;
    private final SecureRandom random;
    private final InventedAccounts invented;

    /**
     * Logins over these accounts.
     *
     * @param key 32 secret bytes for the answers to names without an account
     */
    public PasswordLogins(LoginAccounts accounts, LoginDesk desk, Settings settings, byte[] key, SecureRandom random) {
        this.accounts = accounts;
        this.desk = desk;
        this.settings = settings;
        this.random = random;
        this.invented = new InventedAccounts(key, settings.accounts(), settings.profile());
    }

    /** Logins of callers at this address. */
    public PasswordLogin from(Address address) {
        return new PasswordLogin() {
            @Override
            public Challenge begin(String user, String host, Map<String, String> properties) throws HandshakeRefused {
                Attempt attempt = desk.admit(user, LoginKind.PASSWORD, address);
                return PasswordLogins.this.begin(attempt, user, host);
            }

            @Override
            public Proof finish(String sessionId, BigInteger a, BigInteger m1) throws HandshakeRefused {
                return PasswordLogins.this.finish(sessionId, a, m1);
            }
        };
    }

    private PasswordLogin.Challenge begin(Attempt attempt, String user, String host) throws HandshakeRefused {
        if (!settings.hosts().contains(host)) {
            throw new HandshakeRefused(AlertText.USER_DOESNT_EXIST);
        }
        // Invented in any case, so that it takes the same time for every name.
        SrpAccount fallback = invented.of(user);
        SrpAccount account = username(user).flatMap(accounts::find).orElse(fallback);
        SrpServer server = SrpServer.create(account.group(), account.verifier(), random);
        String sessionId = desk.begin(new ByPassword(attempt, server.state(), account.user()));
        return new PasswordLogin.Challenge(
                sessionId, account.group(), account.salt(), server.publicValue(), account.loginData());
    }

    private PasswordLogin.Proof finish(String sessionId, BigInteger a, BigInteger m1) throws HandshakeRefused {
        ByPassword login = desk.take(sessionId, ByPassword.class);
        try {
            SrpAgreement agreement = agree(login, a, m1);
            Username user = login.user().orElseThrow(() -> wrongPassword(login));
            LoginProof proof = new LoginProof.OfPassword(login.srp().verifier());
            if (!desk.open(sessionId, user, proof, login.attempt())) {
                throw wrongPassword(login);
            }
            LOG.log(System.Logger.Level.INFO, "login by password");
            return new PasswordLogin.Proof(agreement.m2(), agreement.key());
        } finally {
            desk.end(login);
        }
    }

    private SrpAgreement agree(ByPassword login, BigInteger a, BigInteger m1) throws HandshakeRefused {
        try {
            return SrpServer.resume(login.srp()).accept(a, m1);
        } catch (SrpException e) {
            throw switch (e.reason()) {
                case ILLEGAL_PUBLIC_VALUE -> new HandshakeRefused(AlertText.INVALID_A);
                case DIFFERENT_M1, DIFFERENT_M2 -> wrongPassword(login);
            };
        }
    }

    private HandshakeRefused wrongPassword(ByPassword login) {
        return desk.failed(login.attempt(), AlertText.DIFFERENT_M1);
    }

    private static Optional<Username> username(String text) {
        try {
            return Optional.of(new Username(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
