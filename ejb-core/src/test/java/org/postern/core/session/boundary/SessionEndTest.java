package org.postern.core.session.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.core.fixture.TestClock;
import org.postern.core.session.local.LocalSessions;
import org.postern.protocol.id.Username;

class SessionEndTest {
    private static final Username ALICE = new Username("alice");

    private final Sessions sessions =
            new LocalSessions(Duration.ofMinutes(24), new SecureRandom(), new TestClock().uptime());
    private final SessionFollowers followers = new SessionFollowers();
    private final SessionEnd end = new SessionEnd(sessions, followers);

    @Test
    @DisplayName("who follows sessions is told once they have ended, until he leaves")
    void followersAreToldOnceSessionsHaveEnded() {
        for (String id : List.of("one", "kept")) {
            sessions.reserve(id, ALICE);
            sessions.open(id, new Session(ALICE, false, Instant.EPOCH));
        }
        List<String> told = new ArrayList<>();
        Consumer<Username> follower = user -> told.add(user + ": " + sessions.isOpen("one") + sessions.isOpen("kept"));
        followers.add(follower);

        end.end(new SessionsEnded(ALICE, Optional.of("kept")));
        end.end(new SessionsEnded(ALICE, Optional.empty()));
        followers.remove(follower);
        end.end(new SessionsEnded(ALICE, Optional.empty()));
        assertEquals(List.of("alice: falsetrue", "alice: falsefalse"), told);
    }
}
