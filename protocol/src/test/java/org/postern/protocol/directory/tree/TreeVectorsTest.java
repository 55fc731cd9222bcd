package org.postern.protocol.directory.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.testkit.Vectors.hex;
import static org.postern.testkit.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.tree.RecordedTrees.Built;
import org.postern.testkit.Vectors;

@DisplayName("trees agree with the recorded ones")
class TreeVectorsTest {
    @Test
    void areFiveStatesWith116Entries() {
        assertEquals(5, Vectors.pki("trees", "states").size());
        assertEquals(
                116,
                List.of(1, 2, 3, 10, 100).stream()
                        .mapToInt(n -> RecordedTrees.leaves(n).size())
                        .sum());
    }

    @ParameterizedTest(name = "{0} entries, {1} nodes")
    @CsvSource({"1, 1", "2, 3", "3, 5", "10, 19", "100, 199"})
    @DisplayName(
            "K-13.1 node hashes, leaf hashes and roots agree with the recorded trees of 1, 2, 3, 10 and 100 entries")
    void hashesNodesLeavesAndRoots(int entries, int nodes) {
        Built built = RecordedTrees.built(entries);
        JsonNode state = RecordedTrees.state(entries);
        assertEquals(
                text(state.get("header"), "root"),
                built.root().map(Hash::toString).orElse(""));
        List<JsonNode> recorded = Vectors.list(state.has("nodes") ? state.get("nodes") : state.get("leaves"));
        assertEquals(state.has("nodes") ? nodes : entries, recorded.size());
        for (JsonNode node : recorded) {
            Node own = built.nodes().node(Hash.of(hex(node, "hash"))).node();
            assertEquals(text(node, "innerHash"), own.inner(Hashing.SHA256).toString());
            assertEquals(text(node, "index"), hex(own.index().encode()));
            if (node.has("kis")) {
                assertEquals(((Leaf) own).dataHash(), RecordedTrees.dataHash(node));
            }
        }
        assertEquals(nodes, reachable(built, built.root().orElseThrow()));
    }

    private static int reachable(Built built, Hash hash) {
        return switch (built.nodes().node(hash).node()) {
            case Leaf _ -> 1;
            case Interior i -> 1 + reachable(built, i.left()) + reachable(built, i.right());
        };
    }

    @Test
    @DisplayName("replaces an entry as recorded, with the revision that made the one before (pki.json/update/0)")
    void replacesAnEntry() throws Exception {
        JsonNode update = Vectors.pki("update");
        JsonNode leaf = update.get("leaf");
        Built built = RecordedTrees.built(10);
        assertEquals(
                text(update.get("before"), "root"), built.root().orElseThrow().toString());
        Change replace = new Change.Replace(
                RecordedTrees.index(leaf), RecordedTrees.dataHash(update), Octets.of(hex(update, "kis")));
        Revision after = Revision.of(hex(update.get("after"), "hash"));
        Built updated = built.with(replace, after);
        assertEquals(
                text(update.get("after"), "root"), updated.root().orElseThrow().toString());
        StoredLeaf found = updated.tree().find(RecordedTrees.index(leaf)).orElseThrow();
        assertEquals(text(leaf, "hash"), found.leaf().hash(Hashing.SHA256).toString());
        assertEquals(text(leaf, "innerHash"), found.leaf().inner(Hashing.SHA256).toString());
        assertEquals(
                Optional.of(Revision.of(hex(leaf, "prevRevision"))),
                found.leaf().previous());
        assertEquals(text(leaf, "name"), found.leaf().name().text());
        assertEquals(after, found.revision());
        assertTrue(built.tree()
                .find(RecordedTrees.index(leaf))
                .orElseThrow()
                .leaf()
                .previous()
                .isEmpty());
    }

    @Test
    @DisplayName("K-13.2 the root depends on the set of entries and not on the order in which they came")
    void rootDependsOnTheSetOnly() throws ChangeRefused {
        String root = text(Vectors.pki("canonicalRoot"), "tenKeystoresRoot");
        List<JsonNode> leaves = new ArrayList<>(RecordedTrees.leaves(10));
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(leaves, new Random(seed));
            assertEquals(root, RecordedTrees.built(leaves).root().orElseThrow().toString());
        }
        List<Change.Insert> all = leaves.stream().map(RecordedTrees::insertion).toList();
        assertEquals(
                root,
                RecordedTrees.empty().tree().apply(all).root().orElseThrow().toString());
    }

    @Test
    @DisplayName("removing an entry gives the root of the others (pki.json/canonicalRoot/0)")
    void removesAnEntry() {
        JsonNode canonical = Vectors.pki("canonicalRoot");
        List<JsonNode> leaves = RecordedTrees.leaves(10);
        JsonNode leaving = leaves.stream()
                .filter(l -> text(l, "name").equals(text(canonical, "afterRemoving")))
                .findFirst()
                .orElseThrow();
        Built removed = RecordedTrees.built(10).with(new Change.Remove(RecordedTrees.index(leaving)), Revision.NONE);
        assertEquals(
                text(canonical, "rootAfterRemoval"),
                removed.root().orElseThrow().toString());
        Built without = RecordedTrees.built(
                leaves.stream().filter(l -> !l.equals(leaving)).toList());
        assertEquals(without.root(), removed.root());
        assertTrue(removed.tree().find(RecordedTrees.index(leaving)).isEmpty());
    }
}
