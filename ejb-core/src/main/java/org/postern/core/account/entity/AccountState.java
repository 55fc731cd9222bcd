package org.postern.core.account.entity;

/** Whether an account may be used (api.md §13 {@code activated}, {@code blocked}). */
public enum AccountState {
    ACTIVE,
    /** Cannot log in; its sessions have ended. */
    BLOCKED
}
