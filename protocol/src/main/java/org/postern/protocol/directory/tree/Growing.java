package org.postern.protocol.directory.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;

/**
 * One use: a tree grows by many changes (pki.md §6.3 to §6.5). Down the tree go those changes that belong below; up come
 * subtrees. The recursion is as deep as an index has bits, at most.
 */
final class Growing {
    private final NodeStore store;
    private final Hashing hashing;
    private final Map<Hash, Node> created = new HashMap<>();

    Growing(NodeStore store, Hashing hashing) {
        this.store = store;
        this.hashing = hashing;
    }

    Growth grow(Optional<Hash> root, Collection<? extends Change> changes) throws ChangeRefused {
        List<Change> sorted = sorted(changes);
        return new Growth(root.isPresent() ? changed(root.get(), -1, sorted) : fresh(sorted), created);
    }

    private static List<Change> sorted(Collection<? extends Change> changes) {
        List<Change> sorted = new ArrayList<>(changes);
        sorted.sort(Comparator.comparing(Change::index, Growing::compare));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).index().equals(sorted.get(i - 1).index())) {
                throw new IllegalArgumentException("Expected one change for each entry, found two for one");
            }
        }
        return sorted;
    }

    private static int compare(BitString a, BitString b) {
        int shared = a.commonLength(b);
        if (shared == a.length() || shared == b.length()) {
            return Integer.compare(a.length(), b.length());
        }
        return a.bit(shared) ? 1 : -1;
    }

    /** The hash of a subtree after its changes; nothing when all of it goes. What does not change is not even read. */
    private Optional<Hash> changed(Hash hash, int above, List<Change> changes) throws ChangeRefused {
        if (changes.isEmpty()) {
            return Optional.of(hash);
        }
        StoredNode stored = store.node(hash);
        int length = stored.node().index().length();
        if (length <= above || length > changes.getFirst().index().length()) {
            throw new MissingNode(hash);
        }
        return changed(stored, hash, changes);
    }

    private Optional<Hash> changed(StoredNode stored, Hash hash, List<Change> changes) throws ChangeRefused {
        if (changes.isEmpty()) {
            return Optional.of(hash);
        }
        BitString index = stored.node().index();
        int shared =
                Math.min(common(changes), index.commonLength(changes.getFirst().index()));
        if (shared < index.length()) {
            return partedAbove(stored, hash, shared, changes);
        }
        return switch (stored.node()) {
            case Leaf leaf -> changed(leaf, stored, changes);
            case Interior interior -> changed(interior, changes);
        };
    }

    /** Some paths leave before this node: they and the node part there. */
    private Optional<Hash> partedAbove(StoredNode stored, Hash hash, int shared, List<Change> changes)
            throws ChangeRefused {
        int split = split(changes, shared);
        List<Change> left = changes.subList(0, split);
        List<Change> right = changes.subList(split, changes.size());
        BitString index = stored.node().index();
        return index.bit(shared)
                ? joined(index.prefix(shared), fresh(left), changed(stored, hash, right))
                : joined(index.prefix(shared), changed(stored, hash, left), fresh(right));
    }

    private Optional<Hash> changed(Leaf leaf, StoredNode stored, List<Change> changes) throws ChangeRefused {
        return switch (changes.getFirst()) {
            case Change.Insert insert -> throw new ChangeRefused(ChangeRefused.Reason.EXISTS, insert.index());
            case Change.Remove _ -> Optional.empty();
            case Change.Replace next ->
                Optional.of(made(new Leaf(
                        leaf.index(), leaf.name(), next.dataHash(), next.kis(), Optional.of(stored.revision()))));
        };
    }

    private Optional<Hash> changed(Interior interior, List<Change> changes) throws ChangeRefused {
        int length = interior.index().length();
        int split = split(changes, length);
        return joined(
                interior.index(),
                changed(interior.left(), length, changes.subList(0, split)),
                changed(interior.right(), length, changes.subList(split, changes.size())));
    }

    /** A subtree of first versions only. */
    private Optional<Hash> fresh(List<Change> changes) throws ChangeRefused {
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        if (changes.size() == 1) {
            return Optional.of(made(first(changes.getFirst())));
        }
        int common = common(changes);
        int split = split(changes, common);
        return joined(
                changes.getFirst().index().prefix(common),
                fresh(changes.subList(0, split)),
                fresh(changes.subList(split, changes.size())));
    }

    private static Leaf first(Change change) throws ChangeRefused {
        return switch (change) {
            case Change.Insert i -> new Leaf(i.index(), i.name(), i.dataHash(), i.kis(), Optional.empty());
            case Change.Replace r -> throw new ChangeRefused(ChangeRefused.Reason.NOT_FOUND, r.index());
            case Change.Remove r -> throw new ChangeRefused(ChangeRefused.Reason.NOT_FOUND, r.index());
        };
    }

    /** The index of a node says all that is above it: a subtree whose sibling is gone stays as it is. */
    private Optional<Hash> joined(BitString index, Optional<Hash> left, Optional<Hash> right) {
        return left.isPresent() && right.isPresent()
                ? Optional.of(made(new Interior(index, left.get(), right.get())))
                : left.or(() -> right);
    }

    private Hash made(Node node) {
        Hash hash = node.hash(hashing);
        created.put(hash, node);
        return hash;
    }

    /** How many bits all indices begin with: they are sorted, so first and last decide. */
    private static int common(List<Change> changes) {
        return changes.getFirst().index().commonLength(changes.getLast().index());
    }

    /** Where the changes go on with 1 instead of 0. */
    private static int split(List<Change> changes, int bit) {
        int low = 0;
        int high = changes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (changes.get(middle).index().bit(bit)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
