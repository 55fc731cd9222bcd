package org.postern.protocol.directory.history;

import java.nio.ByteBuffer;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;

/**
 * What the server signs of each revision (pki.md §7.1).
 *
 * @param version of the format, {@link #VERSION}
 * @param previous the revision before; {@link Revision#NONE} for the first
 * @param root root of the tree
 * @param timestamp milliseconds since 1970
 * @param nonce covered by the signature and not interpreted by programs of 2018; see {@link Commitments}
 * @param seq 0 for the first, then one more each
 */
public record Header(long version, Revision previous, Hash root, long timestamp, Octets nonce, long seq) {
    /** The only version there is. */
    public static final long VERSION = 0x0100_0000;

    private static final int LENGTH_WITHOUT_NONCE = Integer.BYTES + 2 * Hash.LENGTH + 2 * Long.BYTES;

    /** The octets that are signed and hashed; 84 with an empty nonce. */
    public byte[] signedData() {
        return ByteBuffer.allocate(LENGTH_WITHOUT_NONCE + nonce.length())
                .putInt((int) version)
                .put(previous.toArray())
                .put(root.toArray())
                .putLong(timestamp)
                .put(nonce.toArray())
                .putLong(seq)
                .array();
    }
}
