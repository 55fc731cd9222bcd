package org.postern.protocol.directory.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;

/** Collects the path of one index on the way down (pki.md §6.6). */
final class PathWalk {
    private final NodeStore store;
    private final Hashing hashing;
    private final BitString index;
    private final List<PathStep> path = new ArrayList<>();

    PathWalk(NodeStore store, Hashing hashing, BitString index) {
        this.store = store;
        this.hashing = hashing;
        this.index = index;
    }

    Lookup from(Hash root) {
        Hash at = root;
        int above = -1;
        while (true) {
            StoredNode stored = store.node(at);
            int length = stored.node().index().length();
            if (length <= above) {
                throw new MissingNode(at);
            }
            if (!(stored.node() instanceof Interior interior)
                    || length >= index.length()
                    || !interior.index().isPrefixOf(index)) {
                return end(stored);
            }
            boolean right = index.bit(length);
            path.add(new PathStep.Prefix(interior.child(!right), length));
            at = interior.child(right);
            above = length;
        }
    }

    private Lookup end(StoredNode stored) {
        Node node = stored.node();
        Hash inner = node.inner(hashing);
        Optional<StoredLeaf> leaf = node instanceof Leaf found && found.index().equals(index)
                ? Optional.of(new StoredLeaf(found, stored.revision()))
                : Optional.empty();
        path.add(
                leaf.isPresent()
                        ? new PathStep.Prefix(inner, index.length())
                        : new PathStep.Elsewhere(inner, node.index()));
        return new Lookup(path.reversed(), leaf);
    }
}
