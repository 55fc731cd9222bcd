package org.postern.protocol.directory.tree;

import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.Hash;

/** One element of a path (pki.md §6.6, §8.3): a hash, and which index its node has. */
public sealed interface PathStep {
    /** Of the first element the inner hash of the node where the path ends; of the others the hash of the sibling. */
    Hash hash();

    /**
     * The node's index is a prefix of the index looked up, or is it.
     *
     * @param length bits of the prefix
     */
    record Prefix(Hash hash, int length) implements PathStep {}

    /** The node's index is another one, which is possible where the path ends only. */
    record Elsewhere(Hash hash, BitString index) implements PathStep {}
}
