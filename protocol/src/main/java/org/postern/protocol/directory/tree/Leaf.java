package org.postern.protocol.directory.tree;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;

/**
 * An entry (pki.md §6.1). Its container is kept apart, under its data hash.
 *
 * @param index full index of the name
 * @param name the name, which is not hashed: the index stands for it
 * @param dataHash SHA-256 of the container as accepted, all attachments included (pki.md §4.4)
 * @param kis integration signature, the whole packet (pki.md §4.5)
 * @param previous the revision that made the leaf this one took the place of; nothing for a first version
 */
public record Leaf(BitString index, EntryName name, Hash dataHash, Octets kis, Optional<Revision> previous)
        implements Node {
    private static final byte[] TAG = "leaf".getBytes(StandardCharsets.US_ASCII);

    @Override
    public Hash inner(Hashing hashing) {
        return inner(dataHash, kis, previous, hashing);
    }

    /** The inner hash of a leaf of which only these parts are known. The nonce of the reference is always empty. */
    public static Hash inner(Hash dataHash, Octets kis, Optional<Revision> previous, Hashing hashing) {
        byte[] before = previous.map(Revision::toArray).orElseGet(() -> new byte[0]);
        return hashing.of(TAG, dataHash.toArray(), kis.toArray(), before);
    }
}
