package org.postern.protocol.directory.tree;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Revision;

/** Nodes in memory, for programs that keep no directory of their own but build one. Safe for use by several threads. */
public final class MemoryNodes implements NodeStore {
    private final Map<Hash, StoredNode> nodes = new ConcurrentHashMap<>();

    /** Adds what a revision has made; a node that is there already stays with the revision it has. */
    public void add(Growth growth, Revision revision) {
        growth.created().forEach((hash, node) -> nodes.putIfAbsent(hash, new StoredNode(node, revision)));
    }

    @Override
    public StoredNode node(Hash hash) {
        StoredNode node = nodes.get(hash);
        if (node == null) {
            throw new MissingNode(hash);
        }
        return node;
    }

    /** Everything that has been added. */
    public Collection<StoredNode> all() {
        return nodes.values();
    }
}
