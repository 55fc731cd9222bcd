package org.postern.protocol.directory.tree;

import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;

/**
 * Where the paths of at least two entries part (pki.md §6.1).
 *
 * @param index longest common prefix of all indices below
 * @param left hash of the node whose index goes on with 0
 * @param right hash of the node whose index goes on with 1
 */
public record Interior(BitString index, Hash left, Hash right) implements Node {
    @Override
    public Hash inner(Hashing hashing) {
        return inner(left, right, hashing);
    }

    /** The inner hash of a node with these children. */
    public static Hash inner(Hash left, Hash right, Hashing hashing) {
        return hashing.of(left.toArray(), right.toArray());
    }

    /** The hash of the child on one side. */
    public Hash child(boolean rightSide) {
        return rightSide ? right : left;
    }
}
