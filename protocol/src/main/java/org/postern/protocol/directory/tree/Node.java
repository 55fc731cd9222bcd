package org.postern.protocol.directory.tree;

import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;

/** A node of the tree: an entry, or where paths part (pki.md §6.1). Which revision made it is said beside it. */
public sealed interface Node permits Leaf, Interior {
    /** What all indices below begin with; of a leaf the whole index. */
    BitString index();

    /** The hash of the content without the index (pki.md §6.2). */
    Hash inner(Hashing hashing);

    /** The hash by which the node is known: {@code H(encode(index) || inner)}. */
    default Hash hash(Hashing hashing) {
        return hash(index(), inner(hashing), hashing);
    }

    /** The same from an index and an inner hash. */
    static Hash hash(BitString index, Hash inner, Hashing hashing) {
        return hashing.of(index.encode(), inner.toArray());
    }
}
