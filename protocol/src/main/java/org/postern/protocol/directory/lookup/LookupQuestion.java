package org.postern.protocol.directory.lookup;

import java.util.Optional;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Revision;

/**
 * What was asked for (pki.md §9, §12.1).
 *
 * @param name the name
 * @param revision the state asked for; nothing for the present one, which must not be old
 * @param wholeContainer all attachments were asked for, so that the container must be the stored one octet by octet
 */
public record LookupQuestion(EntryName name, Optional<Revision> revision, boolean wholeContainer) {
    /** The present state, with the attachments left out or some of them. */
    public static LookupQuestion now(EntryName name) {
        return new LookupQuestion(name, Optional.empty(), false);
    }

    /** The present state with all attachments. */
    public static LookupQuestion whole(EntryName name) {
        return new LookupQuestion(name, Optional.empty(), true);
    }

    /** The state of a revision, however old, with the attachments left out or some of them. */
    public static LookupQuestion at(EntryName name, Revision revision) {
        return new LookupQuestion(name, Optional.of(revision), false);
    }
}
