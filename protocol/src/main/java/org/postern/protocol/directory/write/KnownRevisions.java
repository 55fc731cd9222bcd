package org.postern.protocol.directory.write;

import java.util.Optional;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.history.SignedHeader;

/** Port: the revisions of this database (pki.md §16). */
@FunctionalInterface
public interface KnownRevisions {
    /** The header of a revision; nothing when there is no such one. */
    Optional<SignedHeader> header(Revision revision);
}
