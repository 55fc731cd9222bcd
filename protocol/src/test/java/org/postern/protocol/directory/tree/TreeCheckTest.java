package org.postern.protocol.directory.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.tree.RecordedTrees.Built;
import org.postern.protocol.directory.tree.TreeCheck.Damage;
import org.postern.protocol.directory.tree.TreeCheck.Kind;

@DisplayName("a check of a tree")
class TreeCheckTest {
    private static final Built RECORDED = RecordedTrees.built(10);
    private static final Hash ROOT = RECORDED.root().orElseThrow();

    private final List<Damage> damages = new ArrayList<>();
    private final List<StoredLeaf> leaves = new ArrayList<>();

    private void check(Hash root, NodeStore store) {
        new TreeCheck(store, damages::add, leaves::add).run(root);
    }

    private static Interior top() {
        return (Interior) RECORDED.nodes().node(ROOT).node();
    }

    @Test
    void findsEveryEntryOfASoundTree() {
        check(ROOT, RECORDED.nodes());
        assertEquals(List.of(), damages);
        assertEquals(10, leaves.stream().map(l -> l.leaf().name()).distinct().count());
    }

    @Test
    void findsWhatIsMissing() {
        Hash missing = top().left();
        check(ROOT, hash -> {
            if (hash.equals(missing)) {
                throw new MissingNode(hash);
            }
            return RECORDED.nodes().node(hash);
        });
        assertEquals(List.of(new Damage(Kind.MISSING, missing)), damages);
    }

    @Test
    void findsWhatHasAnotherContent() {
        Hash changed = top().right();
        StoredNode other = RECORDED.nodes().node(top().left());
        check(ROOT, hash -> hash.equals(changed) ? other : RECORDED.nodes().node(hash));
        assertEquals(List.of(new Damage(Kind.HASH, changed)), damages);
    }

    @Test
    void findsWhatStandsInTheWrongPlace() {
        List<Hash> below = List.of(top().left(), top().right());
        Interior turned = new Interior(top().index(), below.getLast(), below.getFirst());
        Hash root = turned.hash(Hashing.SHA256);
        StoredNode stored = new StoredNode(turned, Revision.NONE);
        check(root, hash -> hash.equals(root) ? stored : RECORDED.nodes().node(hash));
        assertEquals(List.of(new Damage(Kind.PLACE, top().right()), new Damage(Kind.PLACE, top().left())), damages);
        assertEquals(List.of(), leaves);
    }

    @Test
    void findsAPrefixThatIsNotTheCommonOne() {
        Interior shorter = new Interior(top().index().prefix(3), top().left(), top().right());
        Hash root = shorter.hash(Hashing.SHA256);
        StoredNode stored = new StoredNode(shorter, Revision.NONE);
        check(root, hash -> hash.equals(root) ? stored : RECORDED.nodes().node(hash));
        assertEquals(Optional.of(Kind.PLACE), damages.stream().map(Damage::kind).findFirst());
    }
}
