package org.postern.core.session.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.core.fixture.TestClock;
import org.postern.protocol.id.Username;

/** What every store of login sessions has to keep (transport.md §11). */
public abstract class SessionsContract {
    private static final Username ALICE = new Username("alice");
    private static final Username BOB = new Username("bob");
    private static final Session OF_ALICE = new Session(ALICE, true, Instant.EPOCH);
    private static final Session OF_BOB = new Session(BOB, false, Instant.EPOCH);

    protected final TestClock clock = new TestClock();

    /** An empty store that goes by the clock above. */
    protected abstract Sessions sessions(Duration lifetime);

    private Sessions sessions() {
        return sessions(Duration.ofMinutes(24));
    }

    private static void open(Sessions sessions, String id, Session session) {
        sessions.reserve(id, session.user());
        assertTrue(sessions.open(id, session));
    }

    @Test
    void sessionLivesWhileItIsUsed() {
        Sessions sessions = sessions();
        open(sessions, "id", OF_ALICE);

        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(23));
            assertEquals(Optional.of(OF_ALICE), sessions.find("id"));
        }
        clock.advance(Duration.ofMinutes(24));
        assertEquals(Optional.empty(), sessions.find("id"));
        assertFalse(sessions.isOpen("id"));
    }

    @Test
    void askingWhetherItIsOpenDoesNotLengthenItsLife() {
        Sessions sessions = sessions();
        open(sessions, "id", OF_ALICE);

        clock.advance(Duration.ofMinutes(23));
        assertTrue(sessions.isOpen("id"));
        clock.advance(Duration.ofMinutes(1));
        assertFalse(sessions.isOpen("id"));
    }

    @ParameterizedTest(name = "by {0} hours")
    @ValueSource(ints = {-1, 1})
    @DisplayName("a clock that is set neither ends a session nor revives one")
    void clockThatIsSetDoesNothingToSessions(int hours) {
        Sessions sessions = sessions();
        open(sessions, "id", OF_ALICE);
        open(sessions, "idle", OF_BOB);

        clock.advance(Duration.ofMinutes(23));
        clock.set(Duration.ofHours(hours));
        assertEquals(Optional.of(OF_ALICE), sessions.find("id"), "it has a minute left");
        clock.advance(Duration.ofMinutes(1));
        clock.set(Duration.ofHours(hours));
        assertEquals(Optional.empty(), sessions.find("idle"), "it has ended");
        assertTrue(sessions.isOpen("id"));
        clock.advance(Duration.ofMinutes(23));
        assertFalse(sessions.isOpen("id"));
    }

    @Test
    void keptPlaceIsNoSessionYet() {
        Sessions sessions = sessions();
        sessions.reserve("id", ALICE);

        assertEquals(Optional.empty(), sessions.find("id"));
        assertFalse(sessions.isOpen("id"));
        assertTrue(sessions.open("id", OF_ALICE));
        assertTrue(sessions.isOpen("id"));
    }

    @Test
    void nothingOpensWithoutAPlace() {
        Sessions sessions = sessions();

        assertFalse(sessions.open("id", OF_ALICE));
        sessions.reserve("id", ALICE);
        sessions.end("id");
        assertFalse(sessions.open("id", OF_ALICE));
        assertEquals(Optional.empty(), sessions.find("id"));
    }

    @Test
    void whatEndsSessionsTakesPlacesAway() {
        Sessions sessions = sessions();
        sessions.reserve("one", ALICE);
        sessions.endAllBut("another", ALICE);
        sessions.reserve("two", ALICE);
        sessions.endAll(ALICE);

        assertFalse(sessions.open("one", OF_ALICE));
        assertFalse(sessions.open("two", OF_ALICE));
    }

    @Test
    void allSessionsOfAUserCanBeEnded() {
        Sessions sessions = sessions();
        open(sessions, "one", OF_ALICE);
        open(sessions, "two", OF_ALICE);
        open(sessions, "three", OF_BOB);
        sessions.endAll(ALICE);

        assertEquals(Optional.empty(), sessions.find("one"));
        assertEquals(Optional.empty(), sessions.find("two"));
        assertEquals(Optional.of(OF_BOB), sessions.find("three"));
    }

    @Test
    void theSessionThatChangedThePasswordGoesOn() {
        Sessions sessions = sessions();
        open(sessions, "kept", OF_ALICE);
        open(sessions, "other", OF_ALICE);
        open(sessions, "bobs", OF_BOB);
        sessions.endAllBut("kept", ALICE);

        assertTrue(sessions.isOpen("kept"));
        assertFalse(sessions.isOpen("other"));
        assertTrue(sessions.isOpen("bobs"));
    }

    @Test
    void idsAreLongAndOfAllowedCharacters() {
        Sessions sessions = sessions();
        assertTrue(sessions.newId().matches("[0-9a-f]{32}"));
        assertNotEquals(sessions.newId(), sessions.newId());
    }
}
