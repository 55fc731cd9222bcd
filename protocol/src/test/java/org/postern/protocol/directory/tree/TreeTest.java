package org.postern.protocol.directory.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.crypto.primitive.Sha2;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;

@DisplayName("the tree")
class TreeTest {
    private static final Revision REVISION = Revision.of(Sha2.sha256(new byte[] {1}));

    /** An index as a random function would give it. */
    private static BitString index(int number) {
        return BitString.of(Sha2.sha256(new byte[] {(byte) (number >> 16), (byte) (number >> 8), (byte) number}));
    }

    private static Change.Insert insert(int number) {
        return insert(index(number));
    }

    private static Change.Insert insert(BitString index) {
        return new Change.Insert(
                index, EntryName.of("user:u"), Hashing.SHA256.of(index.encode()), Octets.of(index.encode()));
    }

    private static Change.Replace replace(int number) {
        return new Change.Replace(index(number), Hashing.SHA256.of(new byte[] {9}), Octets.of(new byte[] {9}));
    }

    /** Counts what a change costs. */
    private static final class Counted {
        private final MemoryNodes nodes = new MemoryNodes();
        private final AtomicInteger hashes = new AtomicInteger();
        private final AtomicInteger reads = new AtomicInteger();
        private Optional<Hash> root = Optional.empty();

        Growth apply(List<? extends Change> changes) throws ChangeRefused {
            hashes.set(0);
            reads.set(0);
            Growth growth = tree().apply(changes);
            root = growth.root();
            nodes.add(growth, REVISION);
            return growth;
        }

        Tree tree() {
            return new Tree(
                    root,
                    hash -> {
                        reads.incrementAndGet();
                        return nodes.node(hash);
                    },
                    parts -> {
                        hashes.incrementAndGet();
                        return Hashing.SHA256.of(parts);
                    });
        }

        int depth(BitString index) {
            return tree().lookup(index).orElseThrow().path().size();
        }
    }

    private static Counted filled(int from, int to) throws ChangeRefused {
        Counted counted = new Counted();
        counted.apply(IntStream.range(from, to).mapToObj(TreeTest::insert).toList());
        return counted;
    }

    @RepeatedTest(40)
    void anySetOfChangesInAnyOrderAndAnyBatchesGivesOneRoot(RepetitionInfo repetition) throws ChangeRefused {
        Random random = new Random(repetition.getCurrentRepetition());
        Set<BitString> set = new HashSet<>();
        while (set.size() < 1 + random.nextInt(120)) {
            // Few bits, so that paths part early, late and everywhere between.
            byte[] bits = new byte[33];
            bits[random.nextInt(33)] = (byte) random.nextInt();
            bits[random.nextInt(33)] = (byte) random.nextInt();
            set.add(BitString.of(bits));
        }
        List<BitString> order = new ArrayList<>(set);
        Collections.shuffle(order, random);
        Counted oneByOne = new Counted();
        for (BitString index : order) {
            oneByOne.apply(List.of(insert(index)));
        }
        Collections.shuffle(order, random);
        Counted batches = new Counted();
        for (int at = 0; at < order.size(); ) {
            int next = Math.min(order.size(), at + 1 + random.nextInt(20));
            batches.apply(order.subList(at, next).stream().map(TreeTest::insert).toList());
            at = next;
        }
        assertEquals(oneByOne.root, batches.root);
        int kept = random.nextInt(order.size());
        Counted fewer = new Counted();
        fewer.apply(order.subList(0, kept).stream().map(TreeTest::insert).toList());
        batches.apply(order.subList(kept, order.size()).stream()
                .map(Change.Remove::new)
                .toList());
        assertEquals(fewer.root, batches.root);
    }

    @RepeatedTest(20)
    void aMixedBatchIsTheSameAsOneByOne(RepetitionInfo repetition) throws ChangeRefused {
        Random random = new Random(1_000 + repetition.getCurrentRepetition());
        int size = 2 + random.nextInt(60);
        Counted batch = filled(0, size);
        Counted oneByOne = filled(0, size);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 2 * size; i++) {
            int kind = random.nextInt(3);
            if (i >= size && kind == 0) {
                changes.add(insert(i));
            } else if (i < size && kind == 1) {
                changes.add(replace(i));
            } else if (i < size && kind == 2) {
                changes.add(new Change.Remove(index(i)));
            }
        }
        batch.apply(changes);
        Collections.shuffle(changes, random);
        for (Change change : changes) {
            oneByOne.apply(List.of(change));
        }
        assertEquals(oneByOne.root, batch.root);
    }

    @Test
    @DisplayName("K-16.2 a tree of N entries has 2N-1 nodes and a depth that grows with log N")
    void hasTwoNLessOneNodesAndALogarithmicDepth() throws ChangeRefused {
        for (int size : new int[] {1_000, 100_000}) {
            Counted counted = new Counted();
            Growth growth = counted.apply(
                    IntStream.range(0, size).mapToObj(TreeTest::insert).toList());
            assertEquals(2 * size - 1, growth.nodes().size());
            int deepest = 0;
            for (int i = 0; i < size; i += size / 500) {
                deepest = Math.max(deepest, counted.depth(index(i)));
            }
            double log = Math.log(size) / Math.log(2);
            assertTrue(deepest <= 2.5 * log, "deepest " + deepest + " of " + size);
        }
    }

    @ParameterizedTest(name = "{0} entries")
    @CsvSource({"10", "100", "1000", "10000", "100000"})
    void oneChangeCostsTwoHashesAndOneReadForEachNodeOnItsPath(int size) throws ChangeRefused {
        Counted counted = filled(0, size);
        int depth = counted.depth(index(7));
        counted.apply(List.of(replace(7)));
        assertEquals(2 * depth, counted.hashes.get());
        assertEquals(depth, counted.reads.get());
        counted.apply(List.of(insert(size + 1)));
        int hashes = counted.hashes.get();
        int reads = counted.reads.get();
        int added = counted.depth(index(size + 1));
        assertEquals(2 * added, hashes);
        assertEquals(added - 1, reads);
    }

    @Test
    void aBatchHashesSharedPathsOnce() throws ChangeRefused {
        int size = 10_000;
        int changed = 1_000;
        Counted oneByOne = filled(0, size);
        int separate = 0;
        for (int i = 0; i < changed; i++) {
            oneByOne.apply(List.of(replace(i)));
            separate += oneByOne.hashes.get();
        }
        Counted batch = filled(0, size);
        Growth growth = batch.apply(
                IntStream.range(0, changed).mapToObj(TreeTest::replace).toList());
        assertEquals(oneByOne.root, batch.root);
        assertEquals(2 * growth.nodes().size(), batch.hashes.get());
        assertTrue(3 * batch.hashes.get() < separate, batch.hashes.get() + " hashes for all, " + separate + " apart");
    }

    @Test
    void refusesWhatDoesNotFitAndChangesNothing() throws ChangeRefused {
        Counted counted = filled(0, 50);
        Optional<Hash> before = counted.root;
        refused(ChangeRefused.Reason.EXISTS, counted, insert(3));
        refused(ChangeRefused.Reason.NOT_FOUND, counted, replace(50));
        refused(ChangeRefused.Reason.NOT_FOUND, counted, new Change.Remove(index(51)));
        assertThrows(IllegalArgumentException.class, () -> counted.apply(List.of(insert(60), insert(60))));
        assertEquals(before, counted.root);
        refused(ChangeRefused.Reason.NOT_FOUND, new Counted(), replace(1));
        assertEquals(before, counted.tree().apply(List.of()).root());
    }

    private static void refused(ChangeRefused.Reason reason, Counted counted, Change change) {
        ChangeRefused refused =
                assertThrows(ChangeRefused.class, () -> counted.apply(List.of(insert(99), change, insert(98))));
        assertEquals(reason, refused.reason());
        assertEquals(change.index(), refused.index());
    }

    @Test
    void isEmptyAgainWhenAllHasGone() throws ChangeRefused {
        Counted counted = filled(0, 5);
        counted.apply(
                IntStream.range(0, 5).mapToObj(i -> new Change.Remove(index(i))).toList());
        assertEquals(Optional.empty(), counted.root);
        assertTrue(counted.tree().lookup(index(0)).isEmpty());
        assertTrue(counted.tree().find(index(0)).isEmpty());
    }

    @Test
    void aReplacedEntryRemembersTheRevisionThatMadeIt() throws ChangeRefused {
        Counted counted = filled(0, 5);
        counted.apply(List.of(replace(2)));
        StoredLeaf leaf = counted.tree().find(index(2)).orElseThrow();
        assertEquals(Optional.of(REVISION), leaf.leaf().previous());
        assertEquals("user:u", leaf.leaf().name().text());
    }

    /** A damaged database must not make a reader go in circles. */
    @Test
    void endsInAStoreThatPointsInACircle() {
        Hash hash = Hash.of(new byte[32]);
        Interior circle = new Interior(BitString.of(new byte[1], 3), hash, hash);
        Tree tree = new Tree(Optional.of(hash), _ -> new StoredNode(circle, REVISION));
        BitString zeros = BitString.of(new byte[33]);
        assertThrows(MissingNode.class, () -> tree.find(zeros));
        assertThrows(MissingNode.class, () -> tree.lookup(zeros));
        assertThrows(MissingNode.class, () -> tree.apply(List.of(insert(zeros))));
    }
}
