package org.postern.protocol.directory.tree;

import java.util.List;
import java.util.Optional;

/**
 * What a tree says about an index (pki.md §6.6).
 *
 * @param path from the node where it ends up to the root, never empty
 * @param leaf the entry; nothing when there is none, and then the path shows it
 */
public record Lookup(List<PathStep> path, Optional<StoredLeaf> leaf) {
    public Lookup {
        path = List.copyOf(path);
    }
}
