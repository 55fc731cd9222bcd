package org.postern.core.account.boundary;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.postern.core.account.control.InventedAccounts;
import org.postern.core.account.control.LoginAccounts;
import org.postern.core.account.control.LoginThrottle;
import org.postern.core.account.control.SrpAccount;
import org.postern.core.caller.Address;
import org.postern.core.expiry.ExpiringMap;
import org.postern.core.session.boundary.Sessions;
import org.postern.core.settings.Settings;
import org.postern.crypto.srp.SrpAgreement;
import org.postern.crypto.srp.SrpException;
import org.postern.crypto.srp.SrpServer;
import org.postern.protocol.id.Username;
import org.postern.transport.AlertText;
import org.postern.transport.HandshakeRefused;
import org.postern.transport.PasswordLogin;

/**
 * Login by password: SRP over the accounts of this server (transport.md §9.4, §14). A name without an account is answered like
 * one with an account and a wrong password. A begun login is kept for a minute and is good for one proof.
 *
 * <p>The reference lets a refused address wait two seconds. That would hold a thread of ours for each of its requests, so it
 * is refused at once.
 */
public final class PasswordLogins {
    private static final System.Logger LOG = System.getLogger(PasswordLogins.class.getName());
    private static final Duration PENDING = Duration.ofSeconds(60);
    private static final int MAX_PENDING = 20_000;

    private final LoginAccounts accounts;
    private final Sessions sessions;
    private final Settings settings;
    private final SecureRandom random;
    private final InventedAccounts invented;
    private final LoginThrottle throttle;
    private final ExpiringMap<String, Pending> pending;

    /**
     * Logins over these accounts, none of them begun.
     *
     * @param key 32 secret bytes for the answers to names without an account
     */
    public PasswordLogins(
            LoginAccounts accounts,
            Sessions sessions,
            Settings settings,
            byte[] key,
            SecureRandom random,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.settings = settings;
        this.random = random;
        this.invented = new InventedAccounts(key, settings.accounts(), settings.profile());
        this.throttle = new LoginThrottle(settings.accounts(), clock);
        this.pending = ExpiringMap.fixed(PENDING, MAX_PENDING, clock, _ -> {});
    }

    private record Pending(SrpServer server, Optional<Username> user) {}

    /** Logins of callers at this address. */
    public PasswordLogin from(Address address) {
        return new PasswordLogin() {
            @Override
            public Challenge begin(String user, String host, Map<String, String> properties) throws HandshakeRefused {
                requireAllowed(address);
                return PasswordLogins.this.begin(user, host);
            }

            @Override
            public Proof finish(String sessionId, BigInteger a, BigInteger m1) throws HandshakeRefused {
                requireAllowed(address);
                return PasswordLogins.this.finish(address, sessionId, a, m1);
            }
        };
    }

    private void requireAllowed(Address address) throws HandshakeRefused {
        if (settings.accounts().loginBlocked()) {
            throw new HandshakeRefused(AlertText.LOGIN_BLOCKED);
        }
        if (throttle.refuses(address)) {
            throw new HandshakeRefused(AlertText.LOGIN_REJECTED);
        }
    }

    private PasswordLogin.Challenge begin(String user, String host) throws HandshakeRefused {
        if (!settings.hosts().contains(host)) {
            throw new HandshakeRefused(AlertText.USER_DOESNT_EXIST);
        }
        // Invented in any case, so that it takes the same time for every name.
        SrpAccount fallback = invented.of(user);
        SrpAccount account = username(user).flatMap(accounts::find).orElse(fallback);
        SrpServer server = SrpServer.create(account.group(), account.verifier(), random);
        String sessionId = sessions.newId();
        pending.put(sessionId, new Pending(server, account.user()));
        return new PasswordLogin.Challenge(
                sessionId, account.group(), account.salt(), server.publicValue(), account.loginData());
    }

    private PasswordLogin.Proof finish(Address address, String sessionId, BigInteger a, BigInteger m1)
            throws HandshakeRefused {
        Pending login = pending.take(sessionId).orElseThrow(() -> new HandshakeRefused(AlertText.UNKNOWN_SESSION));
        SrpAgreement agreement = agree(address, login, a, m1);
        Username user = login.user().orElseThrow(() -> wrongPassword(address));
        boolean admin = accounts.loggedIn(user).orElseThrow(() -> wrongPassword(address));
        sessions.open(sessionId, user, admin);
        LOG.log(System.Logger.Level.INFO, "login by password");
        return new PasswordLogin.Proof(agreement.m2(), agreement.key());
    }

    private SrpAgreement agree(Address address, Pending login, BigInteger a, BigInteger m1) throws HandshakeRefused {
        try {
            return login.server().accept(a, m1);
        } catch (SrpException e) {
            throw switch (e.reason()) {
                case ILLEGAL_PUBLIC_VALUE -> new HandshakeRefused(AlertText.INVALID_A);
                case DIFFERENT_M1, DIFFERENT_M2 -> wrongPassword(address);
            };
        }
    }

    private HandshakeRefused wrongPassword(Address address) {
        throttle.failed(address);
        return new HandshakeRefused(AlertText.DIFFERENT_M1);
    }

    private static Optional<Username> username(String text) {
        try {
            return Optional.of(new Username(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
