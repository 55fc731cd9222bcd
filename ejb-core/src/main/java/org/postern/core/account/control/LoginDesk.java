package org.postern.core.account.control;

import java.util.Optional;
import org.postern.core.account.control.LoginThrottle.Attempt;
import org.postern.core.budget.Budgets;
import org.postern.core.budget.RateBudget;
import org.postern.core.caller.Address;
import org.postern.core.session.boundary.Sessions;
import org.postern.core.settings.Settings;
import org.postern.protocol.id.Username;
import org.postern.transport.message.AlertText;
import org.postern.transport.message.HandshakeRefused;

/**
 * What both ways to log in have in common (transport.md §9.4, §9.5, §11.1): who may try, what was begun, how a session
 * begins. A begun login is good for one proof.
 *
 * <p>The reference lets a refused address wait two seconds. That would hold a thread of ours for each of its requests, so it
 * is refused at once.
 */
public final class LoginDesk {
    private final LoginAccounts accounts;
    private final Sessions sessions;
    private final PendingLogins pending;
    private final LoginThrottle throttle;
    private final Settings settings;
    private final RateBudget<Address> begun;

    /** A desk that goes on with what was begun, here or at another desk with the same memory. */
    public LoginDesk(
            LoginAccounts accounts,
            Sessions sessions,
            PendingLogins pending,
            LoginTraces traces,
            Budgets budgets,
            Settings settings) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.pending = pending;
        this.throttle = new LoginThrottle(settings.accounts(), traces);
        this.settings = settings;
        this.begun = budgets.logins();
    }

    /**
     * Lets somebody try.
     *
     * @throws HandshakeRefused LOGIN_BLOCKED, TOO_MANY_REQUESTS or LOGIN_REJECTED
     */
    public Attempt admit(String name, LoginKind kind, Address address) throws HandshakeRefused {
        requireOpen();
        if (!begun.take(address, 1)) {
            throw new HandshakeRefused(AlertText.TOO_MANY_REQUESTS);
        }
        return throttle.admit(name, kind, address).orElseThrow(() -> new HandshakeRefused(AlertText.LOGIN_REJECTED));
    }

    private void requireOpen() throws HandshakeRefused {
        if (settings.accounts().loginBlocked()) {
            throw new HandshakeRefused(AlertText.LOGIN_BLOCKED);
        }
    }

    /** Keeps a login until its proof comes; its new session id. */
    public String begin(PendingLogin login) {
        String sessionId = sessions.newId();
        pending.keep(sessionId, login);
        return sessionId;
    }

    /**
     * Takes a begun login out, to be judged and then {@link #end ended}.
     *
     * @throws HandshakeRefused LOGIN_BLOCKED, UNKNOWN_SESSION, INVALID_SESSION_STATE for one of another kind or one that is
     *     open already, LOGIN_REJECTED
     */
    public <T extends PendingLogin> T take(String sessionId, Class<T> kind) throws HandshakeRefused {
        requireOpen();
        Optional<PendingLogin> begun = pending.find(sessionId);
        if (begun.isPresent() ? begun.get().as(kind).isEmpty() : sessions.isOpen(sessionId)) {
            throw new HandshakeRefused(AlertText.INVALID_SESSION_STATE);
        }
        T login = pending.take(sessionId)
                .flatMap(taken -> taken.as(kind))
                .orElseThrow(() -> new HandshakeRefused(AlertText.UNKNOWN_SESSION));
        if (!throttle.judge(login.attempt())) {
            login.destroy();
            throw new HandshakeRefused(AlertText.LOGIN_REJECTED);
        }
        return login;
    }

    /** Wipes a login that was taken out. */
    public void end(PendingLogin login) {
        throttle.over(login.attempt());
        login.destroy();
    }

    /** Counts a failed try, and gives it this text. */
    public HandshakeRefused failed(Attempt attempt, AlertText text) {
        throttle.failed(attempt);
        return new HandshakeRefused(text);
    }

    /**
     * Opens the session, if the account may still be used and is still proved by what was proved. It opens after the login has
     * committed; its place was kept before, so that whoever changes the password in between ends it too.
     *
     * @return whether it is open
     */
    public boolean open(String sessionId, Username user, LoginProof proof, Attempt attempt) {
        sessions.reserve(sessionId, user);
        boolean open = false;
        try {
            open = accounts.recordLogin(user, proof)
                    .filter(session -> sessions.open(sessionId, session.after(throttle.failuresSinceLogin(attempt))))
                    .isPresent();
        } finally {
            if (!open) {
                sessions.end(sessionId);
            }
        }
        if (open) {
            throttle.succeeded(attempt);
        }
        return open;
    }
}
