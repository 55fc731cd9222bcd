package org.postern.protocol.directory.tree;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.postern.protocol.directory.Hash;

/**
 * What changes made of a tree: its new root, and the nodes that are new with it, by hash (pki.md §6.3). All others are
 * shared with the tree before.
 *
 * @param root hash of the top node; nothing when no entry is left
 * @param created every node that the new tree has and the old one had not
 */
public record Growth(Optional<Hash> root, Map<Hash, Node> created) {
    public Growth {
        created = Map.copyOf(created);
    }

    /** The new nodes. */
    public Collection<Node> nodes() {
        return created.values();
    }
}
