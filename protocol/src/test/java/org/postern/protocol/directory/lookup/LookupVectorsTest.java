package org.postern.protocol.directory.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.testkit.Vectors.hex;
import static org.postern.testkit.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Hashing;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.history.HistoryCheck;
import org.postern.protocol.directory.history.HistoryVerdict;
import org.postern.protocol.directory.message.HistoryMessage;
import org.postern.protocol.directory.message.LeafMessage;
import org.postern.protocol.directory.message.LookupMessage;
import org.postern.protocol.directory.tree.Change;
import org.postern.protocol.directory.tree.Lookup;
import org.postern.protocol.directory.tree.RecordedTrees;
import org.postern.protocol.directory.tree.RecordedTrees.Built;
import org.postern.protocol.directory.vrf.LegacyIndexProver;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.keystore.KeystoreException;
import org.postern.pson.Pson;
import org.postern.pson.PsonLimits;
import org.postern.testkit.Vectors;

@DisplayName("answers about a name")
class LookupVectorsTest {
    private static final LegacyIndexProver PROVER = new LegacyIndexProver(Vectors.pkiKey("server"));
    /** Just after the newest of the recorded trees. */
    private static final long NOW = 1_500_000_300_000L;

    private static Keystore server() throws KeystoreException {
        return Keystore.decode(hex(Vectors.pki("keystores", "server"), "public"));
    }

    private static LookupMessage message(JsonNode v, String member) throws Exception {
        LookupMessage message = LookupMessage.read(Pson.decode(hex(v, member), PsonLimits.DEFAULT));
        assertEquals(message, LookupMessage.read(Pson.decode(Pson.encode(message.write()), PsonLimits.DEFAULT)));
        return message;
    }

    private static LookupQuestion question(JsonNode v) {
        EntryName name = EntryName.of(text(v, "name"));
        return v.path("includeAttachments").isBoolean()
                        && v.get("includeAttachments").asBoolean()
                ? LookupQuestion.whole(name)
                : LookupQuestion.now(name);
    }

    private static LookupVerdict verify(JsonNode v, String member) throws Exception {
        return new LookupCheck(Optional.of(server()), _ -> true).verify(question(v), message(v, member), NOW);
    }

    @Test
    void areNineHonestAndTwentyForged() {
        assertEquals(9, Vectors.pki("proofs", "vectors").size());
        assertEquals(20, Vectors.pki("negative", "keyStoreMessages").size());
    }

    @TestFactory
    @DisplayName("K-07.1 every recorded honest answer verifies to the root it names")
    Stream<DynamicTest> verifyAsRecorded() {
        return Stream.concat(
                proofs(), Stream.of(DynamicTest.dynamicTest("pki.json/update/0", LookupVectorsTest::ofAWriteVerifies)));
    }

    private static Stream<DynamicTest> proofs() {
        return Vectors.tests("pki.json/proofs/vectors", Vectors.pki("proofs", "vectors"), v -> {
            assertTrue(v.get("verifies").asBoolean());
            LookupVerdict verdict = verify(v, "pson");
            if (v.get("found").asBoolean()) {
                assertInstanceOf(LookupVerdict.Present.class, verdict, verdict::toString);
            } else {
                assertInstanceOf(LookupVerdict.Absent.class, verdict, verdict::toString);
            }
            assertEquals(v.get("pathLength").asInt(), message(v, "pson").path().size());
        });
    }

    @TestFactory
    @DisplayName("verify without a pin, by the keystore in the answer")
    Stream<DynamicTest> verifyAtFirstContact() {
        return Vectors.tests("pki.json/proofs/vectors", Vectors.pki("proofs", "vectors"), v -> {
            LookupVerdict verdict =
                    new LookupCheck(Optional.empty(), _ -> true).verify(question(v), message(v, "pson"), NOW);
            assertFalse(verdict instanceof LookupVerdict.Refused, verdict::toString);
        });
    }

    @TestFactory
    @DisplayName("are made again octet by octet: path, leaf and value")
    Stream<DynamicTest> areMadeAgain() {
        return Vectors.tests("pki.json/proofs/vectors", Vectors.pki("proofs", "vectors"), v -> {
            LookupMessage recorded = message(v, "pson");
            Lookup lookup = tree(recorded.tree().revision())
                    .tree()
                    .lookup(PROVER.index(EntryName.of(text(v, "name"))))
                    .orElseThrow();
            assertEquals(recorded.path(), lookup.path());
            assertEquals(recorded.leaf().isPresent(), lookup.leaf().isPresent());
            recorded.leaf()
                    .ifPresent(leaf ->
                            assertEquals(leaf, LeafMessage.of(lookup.leaf().orElseThrow(), leaf.container())));
        });
    }

    /** The recorded tree of a revision. */
    private static Built tree(Revision revision) {
        JsonNode update = Vectors.pki("update");
        if (revision.toString().equals(text(update.get("after"), "hash"))) {
            Change replace = new Change.Replace(
                    RecordedTrees.index(update.get("leaf")),
                    Hashing.SHA256.of(hex(update, "keystore")),
                    Octets.of(hex(update, "kis")));
            return RecordedTrees.built(10).with(replace, revision);
        }
        return Stream.of(1, 2, 3, 10, 100)
                .filter(n -> text(RecordedTrees.state(n).get("header"), "hash").equals(revision.toString()))
                .findFirst()
                .map(RecordedTrees::built)
                .orElseThrow();
    }

    private static void ofAWriteVerifies() throws Exception {
        JsonNode update = Vectors.pki("update");
        LookupVerdict verdict = new LookupCheck(Optional.of(server()), _ -> true)
                .verify(LookupQuestion.whole(EntryName.of(text(update, "name"))), message(update, "responsePson"), NOW);
        LookupVerdict.Present present = assertInstanceOf(LookupVerdict.Present.class, verdict);
        assertEquals(text(update, "keystore"), hex(present.container().encode()));
        assertEquals(
                Optional.of(text(update.get("leaf"), "prevRevision")),
                present.leaf().previous().map(Revision::toString));
    }

    @Test
    @DisplayName("K-07.2 every recorded forged answer is refused, those included that clients of 2018 accept")
    void allForgeriesAreRefused() throws Exception {
        int refused = 0;
        int acceptedIn2018 = 0;
        for (JsonNode v : Vectors.pki("negative", "keyStoreMessages")) {
            refused += verify(v, "pson") instanceof LookupVerdict.Refused ? 1 : 0;
            acceptedIn2018 += v.get("legacyAccepts").asBoolean() ? 1 : 0;
        }
        for (JsonNode v : Vectors.pki("negative", "historyMessages")) {
            HistoryMessage history = HistoryMessage.read(Pson.decode(hex(v, "pson"), PsonLimits.DEFAULT));
            HistoryVerdict verdict = new HistoryCheck(server()).verify(history.newestFirst(), Optional.empty());
            refused += verdict instanceof HistoryVerdict.Refused ? 1 : 0;
            acceptedIn2018 += v.get("legacyAccepts").asBoolean() ? 1 : 0;
        }
        assertEquals(25, refused);
        assertEquals(7, acceptedIn2018);
    }

    private static Map<String, LookupFault> reasons() {
        Map<String, LookupFault> reasons = new LinkedHashMap<>();
        reasons.put("sibling hash changed", LookupFault.ROOT);
        reasons.put("leaf inner hash changed", LookupFault.LEAF_CONTENT);
        reasons.put("leaf hash changed", LookupFault.LEAF_HASH);
        reasons.put("root changed", LookupFault.HEADER_HASH);
        reasons.put("tree hash changed", LookupFault.HEADER_HASH);
        reasons.put("tree signature changed", LookupFault.HEADER_SIGNATURE);
        reasons.put("timestamp changed", LookupFault.HEADER_HASH);
        reasons.put("prefix length changed", LookupFault.PATH_ORDER);
        reasons.put("path element removed", LookupFault.ROOT);
        reasons.put("VRF proof changed", LookupFault.INDEX_PROOF);
        reasons.put("asked for another name", LookupFault.INDEX_VALUE);
        reasons.put("leaf withheld", LookupFault.LEAF_WITHHELD);
        reasons.put("leaf added to absence proof", LookupFault.LEAF_UNEXPECTED);
        reasons.put("keystore byte changed", LookupFault.CONTAINER_INVALID);
        reasons.put("keystore substituted", LookupFault.LEAF_CONTENT);
        reasons.put("keystore and datahash substituted", LookupFault.LEAF_CONTENT);
        reasons.put("leaf name changed", LookupFault.LEAF_NAME);
        reasons.put("false absence, path cut at level 1", LookupFault.FALSE_ABSENCE);
        reasons.put("false absence, path cut at level 2", LookupFault.FALSE_ABSENCE);
        reasons.put("forged VRF value, false absence", LookupFault.INDEX_VALUE);
        return reasons;
    }

    @TestFactory
    @DisplayName("are refused when forged, each for its reason")
    Stream<DynamicTest> areRefusedWhenForged() {
        return Vectors.tests("pki.json/negative/keyStoreMessages", Vectors.pki("negative", "keyStoreMessages"), v -> {
            assertFalse(v.get("strictAccepts").asBoolean());
            assertEquals(
                    new LookupVerdict.Refused(Objects.requireNonNull(reasons().get(text(v, "label")))),
                    verify(v, "pson"),
                    () -> text(v, "label") + ": " + text(v, "why"));
        });
    }
}
