package org.postern.protocol.directory.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.protocol.directory.lookup.Directories.RANDOM;
import static org.postern.protocol.directory.lookup.Directories.START;
import static org.postern.testkit.Vectors.hex;
import static org.postern.testkit.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.protocol.directory.BitString;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Hashing;
import org.postern.protocol.directory.message.LookupMessage;
import org.postern.protocol.directory.tree.Interior;
import org.postern.protocol.directory.tree.Node;
import org.postern.protocol.directory.tree.PathStep;
import org.postern.protocol.directory.write.Database;
import org.postern.protocol.keystore.Keystore;
import org.postern.pson.Pson;
import org.postern.pson.PsonLimits;
import org.postern.testkit.Vectors;

@DisplayName("K-03.3 a server that denies an existing name is refused by the verifier")
class DenialTest {
    private static final EntryName U3 = EntryName.of("user:u3");
    private static final EntryName NOBODY = EntryName.of("user:nobody");
    private static final long NOW = START + 2_000;

    @Test
    @DisplayName("K-03.3 the recorded false absences")
    void asRecorded() throws Exception {
        Keystore server = Keystore.decode(hex(Vectors.pki("keystores", "server"), "public"));
        int denials = 0;
        for (JsonNode v : Vectors.pki("negative", "keyStoreMessages")) {
            if (text(v, "label").contains("false absence")) {
                LookupVerdict verdict = new LookupCheck(Optional.of(server), _ -> true)
                        .verify(
                                LookupQuestion.now(EntryName.of(text(v, "name"))),
                                Pson.decode(hex(v, "pson"), PsonLimits.DEFAULT),
                                START);
                assertInstanceOf(LookupVerdict.Refused.class, verdict);
                denials++;
            }
        }
        assertEquals(3, denials);
    }

    @Test
    @DisplayName("K-03.3 a lying server")
    void byALyingServer() {
        for (Directories.Named named : Directories.filled(12)) {
            Database database = named.database();
            LookupMessage honest = database.answer(U3, RANDOM);
            denied(database, LookupFault.LEAF_WITHHELD, honest, honest.path());
            List<List<PathStep>> cuts = cuts(honest);
            assertTrue(cuts.size() >= 2, "levels above the entry: " + cuts.size());
            for (List<PathStep> cut : cuts) {
                denied(database, LookupFault.FALSE_ABSENCE, honest, cut);
            }
            LookupMessage elsewhere = database.answer(NOBODY, RANDOM);
            assertInstanceOf(LookupVerdict.Refused.class, answer(database, honest, elsewhere.path()));
        }
    }

    private static void denied(Database database, LookupFault fault, LookupMessage honest, List<PathStep> path) {
        assertEquals(new LookupVerdict.Refused(fault), answer(database, honest, path));
    }

    private static LookupVerdict answer(Database database, LookupMessage honest, List<PathStep> path) {
        LookupMessage denial =
                new LookupMessage(honest.tree(), honest.index(), path, Optional.empty(), honest.serverKeystore());
        return new LookupCheck(Optional.of(database.server()), database::knows)
                .verify(LookupQuestion.now(U3), denial, NOW);
    }

    /** The path as if it ended at each node above the entry; every one of them leads to the right root. */
    private static List<List<PathStep>> cuts(LookupMessage honest) {
        BitString index = honest.leaf().orElseThrow().index();
        List<PathStep> path = honest.path();
        Hash below = Node.hash(index, path.getFirst().hash(), Hashing.SHA256);
        List<List<PathStep>> cuts = new ArrayList<>();
        for (int i = 1; i < path.size(); i++) {
            PathStep.Prefix step = (PathStep.Prefix) path.get(i);
            BitString at = index.prefix(step.length());
            Hash inner = index.bit(step.length())
                    ? Interior.inner(step.hash(), below, Hashing.SHA256)
                    : Interior.inner(below, step.hash(), Hashing.SHA256);
            List<PathStep> cut = new ArrayList<>();
            cut.add(new PathStep.Elsewhere(inner, at));
            cut.addAll(path.subList(i + 1, path.size()));
            cuts.add(cut);
            below = Node.hash(at, inner, Hashing.SHA256);
        }
        return cuts;
    }
}
