package org.postern.protocol.directory.history;

import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;

/**
 * A header with its signature and the revision it claims to be, as it is kept and sent (pki.md §7.1). Whether the claim
 * holds is asked by {@link HeaderCheck}.
 *
 * @param signature the whole packet
 */
public record SignedHeader(Header header, Octets signature, Revision revision) {
    /** A header that was just signed: its revision is computed. */
    public static SignedHeader of(Header header, Octets signature) {
        return new SignedHeader(header, signature, new Revision(hash(header, signature)));
    }

    /** Whether the revision is the hash of the rest. */
    public boolean isNamedRight() {
        return revision.hash().equals(hash(header, signature));
    }

    private static Hash hash(Header header, Octets signature) {
        return Hashing.SHA256.of(signature.toArray(), header.signedData());
    }
}
