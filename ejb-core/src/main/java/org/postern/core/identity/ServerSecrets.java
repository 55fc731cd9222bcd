package org.postern.core.identity;

/**
 * Secrets of this installation that are the same at every start and on every node. Whoever has them can tell invented login
 * answers from real ones (transport.md §23).
 */
public interface ServerSecrets {
    /** A key of 32 bytes for one purpose; those of other purposes tell nothing of it. */
    byte[] key(String purpose);
}
