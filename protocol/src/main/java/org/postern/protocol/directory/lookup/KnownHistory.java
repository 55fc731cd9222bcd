package org.postern.protocol.directory.lookup;

import org.postern.protocol.directory.Revision;

/** Port: the part of a server's history that has been verified (pki.md §10.4). */
@FunctionalInterface
public interface KnownHistory {
    /** Whether a revision lies on it. */
    boolean contains(Revision revision);
}
