package org.postern.protocol.directory.log;

import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;
import org.postern.protocol.directory.Revision;

/** The hashes of the log, whose first octet keeps leaves and nodes apart (RFC 9162 §2.1.1). */
public final class LogHashes {
    /** Of a log without entries. */
    public static final Hash EMPTY = Hashing.SHA256.of();

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private LogHashes() {}

    /** Of any entry. */
    public static Hash leaf(byte[] entry) {
        return Hashing.SHA256.of(LEAF, entry);
    }

    /** Of a revision: the entry is its 32 octets (pki.md §19.2). */
    public static Hash leaf(Revision revision) {
        return leaf(revision.toArray());
    }

    static Hash node(Hash left, Hash right) {
        return Hashing.SHA256.of(NODE, left.toArray(), right.toArray());
    }
}
