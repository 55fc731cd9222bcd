package org.postern.core.account.local;

import java.time.Duration;
import java.util.Optional;
import org.postern.core.account.control.PendingLogin;
import org.postern.core.account.control.PendingLogins;
import org.postern.core.expiry.ExpiringMap;
import org.postern.core.expiry.Uptime;

/** Begun logins in the memory of one server, at most 20,000. */
public final class LocalPendingLogins implements PendingLogins {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final int MOST = 20_000;

    private final ExpiringMap<String, PendingLogin> pending;

    public LocalPendingLogins(Uptime clock) {
        this.pending = ExpiringMap.fixed(LIFETIME, MOST, clock, PendingLogin::destroy);
    }

    @Override
    public void keep(String sessionId, PendingLogin login) {
        pending.put(sessionId, login);
    }

    @Override
    public Optional<PendingLogin> find(String sessionId) {
        return pending.get(sessionId);
    }

    @Override
    public Optional<PendingLogin> take(String sessionId) {
        return pending.take(sessionId);
    }
}
