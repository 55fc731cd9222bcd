package org.postern.protocol.directory.history;

import org.postern.protocol.directory.Revision;

/** Port: where headers lie, by revision (pki.md §16). */
@FunctionalInterface
public interface HeaderStore {
    /**
     * A header that is the predecessor of another one.
     *
     * @throws IllegalStateException when it is not there, which happens to a damaged database only
     */
    SignedHeader header(Revision revision);
}
