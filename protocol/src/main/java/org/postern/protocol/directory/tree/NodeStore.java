package org.postern.protocol.directory.tree;

import org.postern.protocol.directory.Hash;

/** Port: where nodes lie. Nodes never change and are found by their hash; only new ones are added (pki.md §16). */
@FunctionalInterface
public interface NodeStore {
    /**
     * The node of a hash.
     *
     * @throws MissingNode when it is not there, which happens to a damaged database only
     */
    StoredNode node(Hash hash);
}
