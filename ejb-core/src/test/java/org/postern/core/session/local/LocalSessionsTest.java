package org.postern.core.session.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.postern.core.session.boundary.Session;
import org.postern.core.session.boundary.Sessions;
import org.postern.core.session.boundary.SessionsContract;
import org.postern.protocol.id.Username;

class LocalSessionsTest extends SessionsContract {
    @Override
    protected Sessions sessions(Duration lifetime) {
        return new LocalSessions(lifetime, new SecureRandom(), clock.uptime());
    }

    @Test
    void theSessionIdleForLongestMakesRoom() {
        Sessions sessions = sessions(Duration.ofMinutes(24));
        Session session = new Session(new Username("alice"), false, Instant.EPOCH);
        for (int i = 0; i < 100_000; i++) {
            sessions.reserve("session " + i, session.user());
            sessions.open("session " + i, session);
        }
        assertTrue(sessions.find("session 0").isPresent());
        sessions.reserve("one more", session.user());

        assertTrue(sessions.isOpen("session 0"));
        assertFalse(sessions.isOpen("session 1"));
        assertTrue(sessions.isOpen("session 2"));
    }
}
