package org.postern.protocol.directory;

import org.postern.crypto.primitive.Sha2;

/** {@code H} of the reference, handed in so that what a deed costs can be counted (pki.md §2.1). */
@FunctionalInterface
public interface Hashing {
    /** SHA-256. */
    Hashing SHA256 = parts -> Hash.of(Sha2.sha256(parts));

    /** The hash of all parts, one after the other. */
    Hash of(byte[]... parts);
}
