package org.postern.protocol.directory.write;

import java.util.Optional;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.history.SignedHeader;
import org.postern.protocol.keystore.IntegrationSignature;

/**
 * Whether an integration signature was made over the head, or over a revision of this database not long before it (pki.md
 * §4.5). In a database without a revision it is made over {@link Revision#NONE}.
 *
 * @param head the newest revision
 * @param revisions all of this database
 */
public record Freshness(Optional<SignedHeader> head, KnownRevisions revisions) {
    /** Header times may lie this many milliseconds apart. */
    public static final long WINDOW = 300_000;

    boolean of(IntegrationSignature kis) {
        Revision revision = Revision.of(kis.revision());
        if (head.isEmpty()) {
            return revision.equals(Revision.NONE);
        }
        return revision.equals(head.get().revision())
                || revisions
                        .header(revision)
                        .filter(h ->
                                h.header().timestamp() >= head.get().header().timestamp() - WINDOW)
                        .isPresent();
    }
}
