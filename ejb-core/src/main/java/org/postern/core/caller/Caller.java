package org.postern.core.caller;

import org.postern.protocol.id.Username;

/** Who calls: a standard connection, or one that a password login opened (api.md §2). */
public sealed interface Caller {
    Address address();

    /** The user behind the call, refused with {@code USER_AUTHENTICATED} where there is none. */
    LoggedIn requireUser();

    /** The administrator behind the call, refused with {@code ADMIN_PERMISSIONS} where there is none. */
    LoggedIn requireAdmin();

    /** A standard connection: keys, but no user. */
    record Anonymous(Address address) implements Caller {
        @Override
        public LoggedIn requireUser() {
            throw new AccessRefused(Level.USER_AUTHENTICATED);
        }

        @Override
        public LoggedIn requireAdmin() {
            throw new AccessRefused(Level.ADMIN_PERMISSIONS);
        }
    }

    /**
     * A logged-in connection.
     *
     * @param admin the right as it was at login
     * @param sessionId never to be shown or logged
     */
    record LoggedIn(Username user, boolean admin, String sessionId, Address address) implements Caller {
        @Override
        public LoggedIn requireUser() {
            return this;
        }

        @Override
        public LoggedIn requireAdmin() {
            if (!admin) {
                throw new AccessRefused(Level.ADMIN_PERMISSIONS);
            }
            return this;
        }

        /** Without the session id, which is as good as a password. */
        @Override
        public String toString() {
            return "LoggedIn[" + user + (admin ? ", administrator]" : "]");
        }
    }
}
