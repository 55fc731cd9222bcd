package org.postern.core.session.boundary;

import java.time.Instant;
import org.postern.protocol.id.Username;

/**
 * A login session (transport.md §11.1). Rights are copied when it is opened; whether the account may still be used is asked
 * at every use.
 *
 * @param loginTime when it was opened
 * @param failedLogins how many logins to this account had failed since the one before
 */
public record Session(Username user, boolean admin, Instant loginTime, int failedLogins) {
    /** A session before which nothing has failed. */
    public Session(Username user, boolean admin, Instant loginTime) {
        this(user, admin, loginTime, 0);
    }

    /** The same session after so many failed logins. */
    public Session after(int failures) {
        return new Session(user, admin, loginTime, failures);
    }
}
