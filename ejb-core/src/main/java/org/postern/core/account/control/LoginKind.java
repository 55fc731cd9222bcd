package org.postern.core.account.control;

/** What is shown to log in. Failures of the one do not count for the other: nobody types a recovery key by mistake. */
public enum LoginKind {
    PASSWORD,
    KEY
}
