package org.postern.protocol.directory.lookup;

import java.util.List;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;
import org.postern.protocol.directory.tree.Interior;
import org.postern.protocol.directory.tree.Node;
import org.postern.protocol.directory.tree.PathStep;

/**
 * Recomputes a root from a path (pki.md §9, steps 4, 5, 7 and 8). A path that holds is no longer than an index, because each
 * element is shorter than the one before.
 */
final class PathCheck {
    private final BitString index;
    private final List<PathStep> path;

    PathCheck(BitString index, List<PathStep> path) {
        this.index = index;
        this.path = path;
    }

    /** Whether the path ends at the index itself, as a path to an entry does. */
    boolean endsAtIndex() throws LookupRefused {
        LookupRefused.unless(!path.isEmpty(), LookupFault.PATH_END);
        return switch (path.getFirst()) {
            case PathStep.Prefix prefix -> {
                LookupRefused.unless(prefix.length() == index.length(), LookupFault.PATH_END);
                yield true;
            }
            case PathStep.Elsewhere elsewhere -> elsewhere.index().equals(index);
        };
    }

    /** The inner hash of the node where the path ends. */
    Hash end() {
        return path.getFirst().hash();
    }

    /** Whether the place where it ends could have the index below it; then its absence is not shown. */
    void requireDivergence() throws LookupRefused {
        LookupRefused.unless(!endIndex().isPrefixOf(index), LookupFault.FALSE_ABSENCE);
    }

    void requireRoot(Hash root) throws LookupRefused {
        BitString at = endIndex();
        Hash current = Node.hash(at, end(), Hashing.SHA256);
        for (int i = 1; i < path.size(); i++) {
            PathStep step = path.get(i);
            BitString above = above(step, at, i == 1);
            boolean right = index.bit(above.length());
            Hash inner = right
                    ? Interior.inner(step.hash(), current, Hashing.SHA256)
                    : Interior.inner(current, step.hash(), Hashing.SHA256);
            current = Node.hash(above, inner, Hashing.SHA256);
            at = above;
        }
        LookupRefused.unless(current.equals(root), LookupFault.ROOT);
    }

    private BitString above(PathStep step, BitString below, boolean aboveEnd) throws LookupRefused {
        if (!(step instanceof PathStep.Prefix(Hash _, int length))
                || length >= below.length()
                || length >= index.length()) {
            throw new LookupRefused(LookupFault.PATH_ORDER);
        }
        BitString above = index.prefix(length);
        boolean onOurSide = !aboveEnd || below.bit(length) == index.bit(length);
        LookupRefused.unless(above.isPrefixOf(below) && onOurSide, LookupFault.PATH_ORDER);
        return above;
    }

    private BitString endIndex() {
        return switch (path.getFirst()) {
            case PathStep.Prefix _ -> index;
            case PathStep.Elsewhere elsewhere -> elsewhere.index();
        };
    }
}
