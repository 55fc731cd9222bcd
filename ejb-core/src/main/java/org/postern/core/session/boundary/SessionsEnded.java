package org.postern.core.session.boundary;

import java.util.Optional;
import org.postern.protocol.id.Username;

/**
 * All sessions of a user end when the transaction commits that says so (api.md §13 {@code setCredentials}, §16).
 *
 * @param kept the id of the one that goes on
 */
public record SessionsEnded(Username user, Optional<String> kept) {
    /** Without the session id. */
    @Override
    public String toString() {
        return "SessionsEnded[" + user + "]";
    }
}
