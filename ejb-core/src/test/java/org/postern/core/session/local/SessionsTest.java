package org.postern.core.session.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postern.core.fixture.TestClock;
import org.postern.core.session.boundary.Session;
import org.postern.core.session.boundary.Sessions;
import org.postern.protocol.id.Username;

class SessionsTest {
    private static final Username ALICE = new Username("alice");

    private final TestClock clock = new TestClock();
    private final Sessions sessions = new Sessions(Duration.ofMinutes(24), new SecureRandom(), clock);

    @Test
    void sessionLivesWhileItIsUsed() {
        sessions.open("id", new Session(ALICE, true, Instant.EPOCH));

        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(23));
            assertEquals(Optional.of(new Session(ALICE, true, Instant.EPOCH)), sessions.find("id"));
        }
        clock.advance(Duration.ofMinutes(24));
        assertEquals(Optional.empty(), sessions.find("id"));
    }

    @Test
    void allSessionsOfAUserCanBeEnded() {
        Username bob = new Username("bob");
        sessions.open("one", new Session(ALICE, false, Instant.EPOCH));
        sessions.open("two", new Session(ALICE, false, Instant.EPOCH));
        sessions.open("three", new Session(bob, false, Instant.EPOCH));
        sessions.endAll(ALICE);

        assertEquals(Optional.empty(), sessions.find("one"));
        assertEquals(Optional.empty(), sessions.find("two"));
        assertEquals(Optional.of(new Session(bob, false, Instant.EPOCH)), sessions.find("three"));
    }

    @Test
    void idsAreLongAndOfAllowedCharacters() {
        assertTrue(sessions.newId().matches("[0-9a-f]{32}"));
        assertNotEquals(sessions.newId(), sessions.newId());
    }
}
