package org.postern.core.caller;

/** What a method can ask of its caller; the names are part of refusals, misspelling included (api.md §2, transport.md §11.3). */
public enum Level {
    SESSION_ESTABLISHED,
    USER_AUTHENTICATED,
    ADMIN_PERMISSIONS,
    INTERSERVER_COMMUNICATION_ENABLED,
    REGISTRATION_ENABLED,
    CHANGE_CRETENTIALS_ENABLED
}
