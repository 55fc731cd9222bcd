package org.postern.protocol.directory.lookup;

import org.postern.protocol.directory.history.SignedHeader;
import org.postern.protocol.directory.message.LeafMessage;
import org.postern.protocol.keystore.KeyContainer;
import org.postern.protocol.keystore.Keystore;

/** What an answer about a name is worth (pki.md §9). */
public sealed interface LookupVerdict {
    /**
     * The name has this entry.
     *
     * @param container what it holds, with the attachments that were asked for
     * @param leaf the entry
     * @param tree the revision that says so
     * @param server the server's keystore by which all was verified: the pinned one, or at first contact the one to pin
     */
    record Present(KeyContainer container, LeafMessage leaf, SignedHeader tree, Keystore server)
            implements LookupVerdict {}

    /** The name has no entry in this revision. */
    record Absent(SignedHeader tree, Keystore server) implements LookupVerdict {}

    /** The revision is the server's, and too old to say what is true now. */
    record Stale(SignedHeader tree, Keystore server) implements LookupVerdict {}

    /** The answer shows nothing. */
    record Refused(LookupFault fault) implements LookupVerdict {}
}
