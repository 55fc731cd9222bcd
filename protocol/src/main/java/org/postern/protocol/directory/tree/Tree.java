package org.postern.protocol.directory.tree;

import java.util.Collection;
import java.util.Optional;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;

/**
 * The tree of one revision: a root, and a store that knows the nodes (pki.md §6). Immutable; changes give another root
 * and the nodes that are new. Nothing here goes deeper than an index is long, whatever the store answers.
 */
public final class Tree {
    private final Optional<Hash> root;
    private final NodeStore store;
    private final Hashing hashing;

    /** A tree by its root; nothing for the tree without an entry. */
    public Tree(Optional<Hash> root, NodeStore store, Hashing hashing) {
        this.root = root;
        this.store = store;
        this.hashing = hashing;
    }

    /** A tree by its root, with SHA-256. */
    public Tree(Optional<Hash> root, NodeStore store) {
        this(root, store, Hashing.SHA256);
    }

    /** Hash of the top node; nothing when there is no entry. */
    public Optional<Hash> root() {
        return root;
    }

    /** The entry of an index with the revision that made it. */
    public Optional<StoredLeaf> find(BitString index) {
        return root.flatMap(hash -> find(hash, -1, index));
    }

    private Optional<StoredLeaf> find(Hash hash, int above, BitString index) {
        StoredNode stored = below(hash, above);
        return switch (stored.node()) {
            case Leaf leaf ->
                leaf.index().equals(index) ? Optional.of(new StoredLeaf(leaf, stored.revision())) : Optional.empty();
            case Interior interior -> {
                int length = interior.index().length();
                yield length < index.length() && interior.index().isPrefixOf(index)
                        ? find(interior.child(index.bit(length)), length, index)
                        : Optional.empty();
            }
        };
    }

    /** The way to an index, from where it ends up to the root (pki.md §6.6); empty when there is no entry at all. */
    public Optional<Lookup> lookup(BitString index) {
        return root.map(hash -> new PathWalk(store, hashing, index).from(hash));
    }

    /**
     * Makes all changes at once: each node on their paths is built and hashed once, however many changes it carries
     * (pki.md §19.7).
     *
     * @throws ChangeRefused when one of them does not fit; then none is made
     * @throws IllegalArgumentException when two of them have the same index
     */
    public Growth apply(Collection<? extends Change> changes) throws ChangeRefused {
        return new Growing(store, hashing).grow(root, changes);
    }

    /** A node, whose index must be longer than that of the one above: a store in a circle ends here. */
    private StoredNode below(Hash hash, int above) {
        StoredNode stored = store.node(hash);
        if (stored.node().index().length() <= above) {
            throw new MissingNode(hash);
        }
        return stored;
    }
}
