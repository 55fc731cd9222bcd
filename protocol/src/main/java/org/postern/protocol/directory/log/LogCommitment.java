package org.postern.protocol.directory.log;

import java.util.Optional;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.history.Commitments;
import org.postern.protocol.directory.history.Header;

/** What ties the log to the chain: each header commits to the log of all revisions before it (pki.md §19.2). */
public final class LogCommitment {
    private LogCommitment() {}

    /**
     * The nonce of the header that comes after this log.
     *
     * @param indexKey public key by which names are placed, where it is not that of 2018
     */
    public static Octets nonce(RevisionLog log, Optional<Hash> indexKey) {
        return new Commitments(Optional.of(log.root()), indexKey).encode();
    }

    /** Whether a header commits to the revisions before it as this log has them. */
    public static boolean holds(Header header, RevisionLog log) {
        if (header.seq() > log.size()) {
            return false;
        }
        Hash before = new RevisionLog(header.seq(), log.nodes()).root();
        return Commitments.read(header.nonce()).log().filter(before::equals).isPresent();
    }
}
