package org.postern.protocol.method;

/** Who may call a method (api.md §2); the name of a level is part of the refusal's text. */
public enum Access {
    /** P: any connection. */
    PUBLIC,
    /** I: callers from other servers when that is enabled, and every logged-in session. */
    INTERSERVER,
    /** U: a logged-in session. */
    USER,
    /**
     * U for sinks that are opened by their key alone (sink option keyAccess, decisions.md §1): the mailbox asks for a login
     * wherever that option does not stand in for it.
     */
    SINK,
    /** UC: a logged-in session, when changing credentials is enabled. */
    CREDENTIALS,
    /** R: any connection, when registration is enabled. */
    REGISTRATION,
    /** A: a logged-in administrator. */
    ADMIN
}
