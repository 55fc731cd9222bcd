package org.postern.core.account.control;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.postern.core.account.control.LoginThrottle.Attempt;
import org.postern.core.caller.Address;
import org.postern.core.expiry.ExpiringMap;
import org.postern.core.session.boundary.Session;
import org.postern.core.session.boundary.Sessions;
import org.postern.core.settings.Settings;
import org.postern.protocol.id.Username;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;

/**
 * What both ways to log in have in common (transport.md §9.4, §9.5, §11.1): who may try, what was begun, how a session
 * begins. A begun login is kept for a minute and is good for one proof.
 *
 * <p>The reference lets a refused address wait two seconds. That would hold a thread of ours for each of its requests, so it
 * is refused at once.
 */
public final class LoginDesk {
    private static final Duration PENDING = Duration.ofSeconds(60);
    private static final int MAX_PENDING = 20_000;

    private final LoginAccounts accounts;
    private final Sessions sessions;
    private final Settings settings;
    private final InstantSource clock;
    private final LoginThrottle throttle;
    private final ExpiringMap<String, PendingLogin> pending;

    /** A desk at which nobody has begun. */
    public LoginDesk(LoginAccounts accounts, Sessions sessions, Settings settings, InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
        this.throttle = new LoginThrottle(settings.accounts(), clock);
        this.pending = ExpiringMap.fixed(PENDING, MAX_PENDING, clock, _ -> {});
    }

    /**
     * Lets somebody try.
     *
     * @throws HandshakeRefused LOGIN_BLOCKED or LOGIN_REJECTED
     */
    public Attempt admit(String name, Address address) throws HandshakeRefused {
        requireOpen();
        return throttle.admit(name, address).orElseThrow(() -> new HandshakeRefused(AlertText.LOGIN_REJECTED));
    }

    private void requireOpen() throws HandshakeRefused {
        if (settings.accounts().loginBlocked()) {
            throw new HandshakeRefused(AlertText.LOGIN_BLOCKED);
        }
    }

    /** Keeps a login until its proof comes; its new session id. */
    public String begin(PendingLogin login) {
        String sessionId = sessions.newId();
        pending.put(sessionId, login);
        return sessionId;
    }

    /**
     * Takes a begun login out.
     *
     * @throws HandshakeRefused LOGIN_BLOCKED, UNKNOWN_SESSION, INVALID_SESSION_STATE for one of another kind or one that is
     *     open already, LOGIN_REJECTED
     */
    public <T extends PendingLogin> T take(String sessionId, Class<T> kind) throws HandshakeRefused {
        requireOpen();
        Optional<PendingLogin> begun = pending.get(sessionId);
        if (begun.isPresent() ? begun.get().as(kind).isEmpty() : sessions.isOpen(sessionId)) {
            throw new HandshakeRefused(AlertText.INVALID_SESSION_STATE);
        }
        T login = pending.take(sessionId)
                .flatMap(taken -> taken.as(kind))
                .orElseThrow(() -> new HandshakeRefused(AlertText.UNKNOWN_SESSION));
        if (!throttle.allows(login.attempt())) {
            throw new HandshakeRefused(AlertText.LOGIN_REJECTED);
        }
        return login;
    }

    /** Counts a failed try, and gives it this text. */
    public HandshakeRefused failed(Attempt attempt, AlertText text) {
        throttle.failed(attempt);
        return new HandshakeRefused(text);
    }

    /**
     * Opens the session, if the account may still be used and is still proved by what was proved.
     *
     * @return whether it is open
     */
    public boolean open(String sessionId, Username user, LoginProof proof, Attempt attempt) {
        boolean open = accounts.loggedIn(
                user, proof, admin -> sessions.open(sessionId, new Session(user, admin, clock.instant())));
        if (open) {
            throttle.succeeded(attempt);
        }
        return open;
    }
}
