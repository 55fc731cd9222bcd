package org.postern.core.account.control;

import java.util.Optional;

/**
 * Logins that were begun and wait for their proof (transport.md §11.1): for a minute, and for one proof. They are a bounded
 * number; where there are too many, the oldest is forgotten. What is forgotten is wiped.
 */
public interface PendingLogins {
    void keep(String sessionId, PendingLogin login);

    /** The login, which goes on waiting. */
    Optional<PendingLogin> find(String sessionId);

    /** Takes the login out, for one caller only; he wipes it. */
    Optional<PendingLogin> take(String sessionId);
}
