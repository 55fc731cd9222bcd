package org.postern.core.session.boundary;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.postern.core.expiry.ExpiringMap;
import org.postern.protocol.id.Username;

/** The login sessions of this server: each ends some time after its last use (transport.md §11.2). In memory, bounded. */
public final class Sessions {
    private static final int MAX_SESSIONS = 100_000;
    private static final int ID_LENGTH = 16;

    private final ExpiringMap<String, Session> sessions;
    private final SecureRandom random;

    /**
     * No sessions yet.
     *
     * @param lifetime after the last use
     */
    public Sessions(Duration lifetime, SecureRandom random, InstantSource clock) {
        this.sessions = ExpiringMap.sliding(lifetime, MAX_SESSIONS, clock);
        this.random = random;
    }

    /** An unguessable id of 32 hex digits, not yet in use. */
    public String newId() {
        byte[] id = new byte[ID_LENGTH];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    public void open(String id, Session session) {
        sessions.put(id, session);
    }

    /** The session, whose time begins anew. */
    public Optional<Session> find(String id) {
        return sessions.get(id);
    }

    /** Whether there is such a session; its time goes on. */
    public boolean isOpen(String id) {
        return sessions.contains(id);
    }

    /** Ends the other sessions of the user of one, as after a change of his password. */
    public void endAllBut(String kept, Username user) {
        sessions.removeIf((id, session) -> session.user().equals(user) && !id.equals(kept));
    }

    /** Ends all sessions of a user, as when the account is blocked. */
    public void endAll(Username user) {
        sessions.removeIf((_, session) -> session.user().equals(user));
    }
}
