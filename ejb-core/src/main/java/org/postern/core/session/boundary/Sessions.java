package org.postern.core.session.boundary;

import java.util.Optional;
import org.postern.protocol.id.Username;

/**
 * The login sessions of this installation: each ends some time after its last use (transport.md §11.2). They are a bounded
 * number; where there are too many, the one that was idle for longest ends.
 */
public interface Sessions {
    /** An unguessable id of 32 hex digits, not yet in use. */
    String newId();

    /**
     * Keeps a place for a session that opens when its login has committed. Nobody finds a session there yet, but what ends the
     * user's sessions meanwhile takes the place away.
     */
    void reserve(String id, Username user);

    /**
     * Opens the session in its place.
     *
     * @return whether the place was still there
     */
    boolean open(String id, Session session);

    /** The session, whose time begins anew. */
    Optional<Session> find(String id);

    /** Whether there is such a session; its time goes on. */
    boolean isOpen(String id);

    /** Ends a session, or gives its place back. */
    void end(String id);

    /** Ends the other sessions of the user of one, as after a change of his password. */
    void endAllBut(String kept, Username user);

    /** Ends all sessions of a user, as when the account is blocked. */
    void endAll(Username user);
}
