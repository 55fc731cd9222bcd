package org.postern.protocol.directory.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.history.Header;

@DisplayName("the log of revisions")
class RevisionLogTest {
    /** The test data of RFC 6962's first implementation. */
    private static final List<String> ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    /** A log in memory. */
    private static final class Entries {
        private final Map<String, Hash> nodes = new HashMap<>();
        private final List<Hash> leaves = new ArrayList<>();

        void add(Hash leaf) {
            at(leaves.size()).append(leaf).forEach(n -> nodes.put(n.level() + "/" + n.position(), n.hash()));
            leaves.add(leaf);
        }

        RevisionLog at(long size) {
            return new RevisionLog(
                    size, (level, position) -> Objects.requireNonNull(nodes.get(level + "/" + position)));
        }
    }

    private static Hash hash(String hex) {
        return Hash.of(HexFormat.of().parseHex(hex));
    }

    private static Entries known() {
        Entries entries = new Entries();
        ENTRIES.forEach(e -> entries.add(LogHashes.leaf(HexFormat.of().parseHex(e))));
        return entries;
    }

    private static Entries of(int size) {
        Entries entries = new Entries();
        for (int i = 0; i < size; i++) {
            entries.add(LogHashes.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        return entries;
    }

    @Test
    void hasTheKnownRoots() {
        Entries entries = known();
        assertEquals(9, ROOTS.size());
        for (int size = 0; size <= 8; size++) {
            assertEquals(ROOTS.get(size), entries.at(size).root().toString());
        }
    }

    @Test
    void givesTheKnownConsistencyProof() {
        assertEquals(
                List.of(
                        hash("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
                        hash("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                        hash("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")),
                known().at(8).consistency(1));
    }

    @Test
    void provesEveryEntryOfEverySize() {
        Entries entries = of(70);
        for (int size = 1; size <= 70; size++) {
            Hash root = entries.at(size).root();
            for (int entry = 0; entry < size; entry++) {
                List<Hash> proof = entries.at(size).inclusion(entry);
                Hash leaf = entries.leaves.get(entry);
                assertTrue(LogProofs.includes(size, root, entry, leaf, proof));
                assertFalse(LogProofs.includes(size, root, entry, LogHashes.EMPTY, proof));
                for (int other = 0; other < size; other++) {
                    assertEquals(other == entry, LogProofs.includes(size, root, other, leaf, proof));
                }
            }
        }
    }

    @Test
    void provesThatEverySizeContinuesEverySmallerOne() {
        Entries entries = of(70);
        for (int longer = 0; longer <= 70; longer++) {
            Hash longerRoot = entries.at(longer).root();
            for (int shorter = 0; shorter <= longer; shorter++) {
                List<Hash> proof = entries.at(longer).consistency(shorter);
                Hash shorterRoot = entries.at(shorter).root();
                assertTrue(LogProofs.continues(shorter, shorterRoot, longer, longerRoot, proof));
                assertEquals(
                        shorter == 0 && longer != 0,
                        LogProofs.continues(shorter, shorterRoot, longer, hash("00".repeat(32)), proof));
                assertFalse(LogProofs.continues(shorter, hash("00".repeat(32)), longer, longerRoot, proof));
            }
        }
    }

    @Test
    void refusesProofsWithABitFlippedOrAHashMoreOrLess() {
        Entries entries = of(37);
        Hash root = entries.at(37).root();
        List<Hash> inclusion = entries.at(37).inclusion(20);
        List<Hash> consistency = entries.at(37).consistency(13);
        for (List<Hash> changed : changes(inclusion)) {
            assertFalse(LogProofs.includes(37, root, 20, entries.leaves.get(20), changed));
        }
        for (List<Hash> changed : changes(consistency)) {
            assertFalse(LogProofs.continues(13, entries.at(13).root(), 37, root, changed));
        }
    }

    private static List<List<Hash>> changes(List<Hash> proof) {
        List<List<Hash>> all = new ArrayList<>();
        all.add(proof.subList(1, proof.size()));
        all.add(proof.subList(0, proof.size() - 1));
        List<Hash> more = new ArrayList<>(proof);
        more.add(LogHashes.EMPTY);
        all.add(more);
        all.add(Collections.nCopies(100_000, LogHashes.EMPTY));
        all.add(List.of());
        for (int i = 0; i < proof.size(); i++) {
            for (int bit = 0; bit < 256; bit++) {
                byte[] bytes = proof.get(i).toArray();
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                List<Hash> flipped = new ArrayList<>(proof);
                flipped.set(i, Hash.of(bytes));
                all.add(flipped);
            }
        }
        return all;
    }

    @Test
    void refusesNumbersOutsideTheLog() {
        Entries entries = of(5);
        assertThrows(IndexOutOfBoundsException.class, () -> entries.at(5).inclusion(5));
        assertThrows(IndexOutOfBoundsException.class, () -> entries.at(5).inclusion(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> entries.at(5).consistency(6));
        assertThrows(IllegalArgumentException.class, () -> entries.at(-1));
        assertFalse(LogProofs.includes(5, entries.at(5).root(), -1, LogHashes.EMPTY, List.of()));
        assertFalse(LogProofs.includes(0, LogHashes.EMPTY, 0, LogHashes.EMPTY, List.of()));
        assertFalse(LogProofs.continues(6, LogHashes.EMPTY, 5, LogHashes.EMPTY, List.of()));
        assertFalse(LogProofs.continues(-1, LogHashes.EMPTY, 5, LogHashes.EMPTY, List.of()));
        assertFalse(LogProofs.includes(Long.MAX_VALUE, LogHashes.EMPTY, 7, LogHashes.EMPTY, List.of()));
    }

    @Test
    void storesTwoHashesForEachEntryOnAverage() {
        Entries entries = of(1_024);
        assertEquals(2_047, entries.nodes.size());
        assertEquals(10, entries.at(1_024).inclusion(3).size());
    }

    @Test
    void isCommittedToByEachHeader() {
        Entries entries = of(9);
        for (int seq = 0; seq < 9; seq++) {
            Octets nonce = LogCommitment.nonce(entries.at(seq), Optional.empty());
            assertTrue(LogCommitment.holds(header(seq, nonce), entries.at(9)));
            assertFalse(LogCommitment.holds(header(seq + 1, nonce), entries.at(9)));
            assertFalse(LogCommitment.holds(header(seq, Octets.NONE), entries.at(9)));
        }
        assertFalse(LogCommitment.holds(header(10, Octets.NONE), entries.at(9)));
    }

    private static Header header(long seq, Octets nonce) {
        return new Header(Header.VERSION, Revision.NONE, LogHashes.EMPTY, 0, nonce, seq);
    }
}
