package org.postern.protocol.directory.tree;

import java.util.Optional;
import java.util.function.Consumer;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;

/**
 * Looks at every node of a tree, for those who judge what a database holds (pki.md §6.1): is it there, has it its hash, does it
 * stand where its index says, and has every interior node exactly the common prefix of what is below.
 */
public final class TreeCheck {
    private final NodeStore store;
    private final Consumer<Damage> damages;
    private final Consumer<StoredLeaf> leaves;

    /**
     * A check.
     *
     * @param damages takes what is found wrong
     * @param leaves takes every entry that is in its place
     */
    public TreeCheck(NodeStore store, Consumer<Damage> damages, Consumer<StoredLeaf> leaves) {
        this.store = store;
        this.damages = damages;
        this.leaves = leaves;
    }

    /** A node that is not as it should be. */
    public record Damage(Kind kind, Hash hash) {}

    /** In which way. */
    public enum Kind {
        /** The store does not have it. */
        MISSING,
        /** Its content has another hash. */
        HASH,
        /** Its index does not fit its place, or is not the common prefix of both sides. */
        PLACE
    }

    /** Goes through the whole tree. */
    public void run(Hash root) {
        below(root, BitString.EMPTY);
    }

    /** As deep as an index is long. What stands below both a prefix and 0 and the prefix and 1 has it as common prefix. */
    private void below(Hash hash, BitString prefix) {
        Optional<StoredNode> stored = read(hash);
        if (stored.isEmpty()) {
            damages.accept(new Damage(Kind.MISSING, hash));
        } else if (!stored.get().node().hash(Hashing.SHA256).equals(hash)) {
            damages.accept(new Damage(Kind.HASH, hash));
        } else if (!prefix.isPrefixOf(stored.get().node().index())) {
            damages.accept(new Damage(Kind.PLACE, hash));
        } else {
            inPlace(stored.get(), hash);
        }
    }

    private void inPlace(StoredNode stored, Hash hash) {
        switch (stored.node()) {
            case Leaf leaf -> leaves.accept(new StoredLeaf(leaf, stored.revision()));
            case Interior interior
            when interior.index().length() == BitString.MAX_LENGTH -> damages.accept(new Damage(Kind.PLACE, hash));
            case Interior interior -> {
                below(interior.left(), interior.index().plus(false));
                below(interior.right(), interior.index().plus(true));
            }
        }
    }

    private Optional<StoredNode> read(Hash hash) {
        try {
            return Optional.of(store.node(hash));
        } catch (MissingNode e) {
            return Optional.empty();
        }
    }
}
