package org.postern.protocol.directory.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.testkit.Vectors.hex;
import static org.postern.testkit.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.message.HistoryMessage;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.keystore.KeystoreException;
import org.postern.pson.Pson;
import org.postern.pson.PsonLimits;
import org.postern.testkit.Vectors;

@DisplayName("histories agree with the recorded ones")
class HistoryVectorsTest {
    private static final JsonNode ALL = Vectors.pki("history", "vectors").get(0);

    private static Keystore server() throws KeystoreException {
        return Keystore.decode(hex(Vectors.pki("keystores", "server"), "public"));
    }

    private static Revisions revisions() throws KeystoreException {
        return new Revisions(ServerSigner.of(Vectors.pkiKey("server"), server().keyId()));
    }

    private static List<SignedHeader> headers(byte[] pson) throws Exception {
        Object value = Pson.decode(pson, PsonLimits.DEFAULT);
        HistoryMessage message = HistoryMessage.read(value);
        assertEquals(Octets.of(server().encode()), message.serverKeystore());
        HistoryMessage again = HistoryMessage.read(Pson.decode(Pson.encode(message.write()), PsonLimits.DEFAULT));
        assertEquals(message, again);
        return message.newestFirst();
    }

    private static HistoryVerdict verify(List<SignedHeader> newestFirst, Optional<SignedHeader> known)
            throws KeystoreException {
        return new HistoryCheck(server()).verify(newestFirst, known);
    }

    private static HeaderStore in(Map<Revision, SignedHeader> store) {
        return revision -> Objects.requireNonNull(store.get(revision));
    }

    @Test
    void areSixAnswersAndFiveForgeries() {
        assertEquals(6, Vectors.pki("history", "vectors").size());
        assertEquals(5, Vectors.pki("negative", "historyMessages").size());
    }

    @TestFactory
    Stream<DynamicTest> verifiesEachAnswer() {
        return Vectors.tests("pki.json/history/vectors", Vectors.pki("history", "vectors"), v -> {
            List<SignedHeader> headers = headers(hex(v, "pson"));
            assertEquals(v.get("count").asInt(), headers.size());
            assertEquals(
                    Vectors.list(v.get("seqs")).stream().map(JsonNode::asLong).toList(),
                    headers.stream().map(h -> h.header().seq()).toList());
            assertTrue(v.get("verifies").asBoolean());
            assertEquals(
                    new HistoryVerdict.Consistent(headers.stream().findFirst(), false),
                    verify(headers, Optional.empty()));
        });
    }

    @TestFactory
    @DisplayName("a part of the history stops where revision, seq or timestamp says")
    Stream<DynamicTest> servesTheSameParts() {
        return Vectors.tests("pki.json/history/vectors", Vectors.pki("history", "vectors"), v -> {
            List<SignedHeader> newest =
                    headers(hex(Vectors.pki("history", "vectors").get(5), "pson"));
            List<SignedHeader> base = headers(hex(ALL, "pson"));
            boolean beats =
                    v.get("count").asInt() == 3 && v.get("params").get("seq").asInt() == 9;
            SignedHeader head = beats ? newest.getFirst() : base.getFirst();
            Map<Revision, SignedHeader> store = new HashMap<>();
            Stream.concat(newest.stream(), base.stream()).forEach(h -> store.put(h.revision(), h));
            JsonNode params = v.get("params");
            HistoryRange range = new HistoryRange(
                    params.get("revision").isNull()
                            ? Optional.empty()
                            : Optional.of(Revision.of(hex(params, "revision"))),
                    params.get("seq").asLong(),
                    params.get("timestamp").asLong(),
                    1_000);
            assertEquals(headers(hex(v, "pson")), range.of(head, in(store)));
        });
    }

    @Test
    void aLimitKeepsTheOldest() throws Exception {
        List<SignedHeader> all = headers(hex(ALL, "pson"));
        Map<Revision, SignedHeader> store = new HashMap<>();
        all.forEach(h -> store.put(h.revision(), h));
        HistoryRange range = new HistoryRange(Optional.empty(), 2, 0, 3);
        assertEquals(
                List.of(5L, 4L, 3L),
                range.of(all.getFirst(), in(store)).stream()
                        .map(h -> h.header().seq())
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> makesTheSameHeadersAgain() {
        return Vectors.list(ALL.get("seqs")).stream()
                .map(seq -> DynamicTest.dynamicTest("header " + seq, () -> {
                    List<SignedHeader> all = headers(hex(ALL, "pson"));
                    SignedHeader recorded = all.get(9 - seq.asInt());
                    Optional<SignedHeader> before =
                            seq.asInt() == 0 ? Optional.empty() : Optional.of(all.get(10 - seq.asInt()));
                    Header h = recorded.header();
                    assertEquals(recorded, revisions().next(before, h.root(), h.nonce(), h.timestamp()));
                }));
    }

    @Test
    @DisplayName("three hours of silence are filled as recorded (pki.json/history/heartbeat)")
    void makesTheRecordedHeartbeats() throws Exception {
        SignedHeader head = headers(hex(ALL, "pson")).getFirst();
        List<SignedHeader> recorded =
                headers(hex(Vectors.pki("history", "vectors").get(5), "pson"));
        long now = head.header().timestamp() + 3 * Revisions.HEARTBEAT_INTERVAL + 1;
        List<SignedHeader> made = revisions().heartbeats(head, _ -> Octets.NONE, now, 24);
        assertEquals(recorded, made.reversed());
        assertEquals(
                Vectors.list(Vectors.pki("history", "heartbeat", "timestamps")).stream()
                        .map(JsonNode::asLong)
                        .toList(),
                recorded.stream().map(h -> h.header().timestamp()).toList());
        assertTrue(made.stream()
                .allMatch(h -> h.header().root().equals(head.header().root())));
    }

    @Test
    void aLongSilenceIsFilledByOneHeartbeat() throws Exception {
        SignedHeader head = headers(hex(ALL, "pson")).getFirst();
        long timestamp = head.header().timestamp();
        long limit = timestamp + 24 * Revisions.HEARTBEAT_INTERVAL;
        assertEquals(List.of(), revisions().heartbeats(head, _ -> Octets.NONE, timestamp + 3_600_000, 24));
        assertEquals(
                1,
                revisions()
                        .heartbeats(head, _ -> Octets.NONE, timestamp + 3_600_001, 24)
                        .size());
        assertEquals(
                24,
                revisions()
                        .heartbeats(head, _ -> Octets.NONE, limit + 3_600_000, 24)
                        .size());
        List<SignedHeader> one = revisions().heartbeats(head, _ -> Octets.NONE, limit + 3_600_001, 24);
        assertEquals(1, one.size());
        assertEquals(limit + 3_600_001, one.getFirst().header().timestamp());
        assertInstanceOf(HistoryVerdict.Consistent.class, verify(one, Optional.of(head)));
    }

    @TestFactory
    @DisplayName("K-13.3 the revision is the hash of the signed header that holds the root, as recorded")
    Stream<DynamicTest> verifiesTheHeadersOfTheTrees() {
        return Vectors.tests("pki.json/trees/states", Vectors.pki("trees", "states"), v -> verifies(v.get("header")));
    }

    @TestFactory
    Stream<DynamicTest> verifiesTheHeadersOfTheUpdate() {
        return Stream.of("before", "after")
                .map(name -> DynamicTest.dynamicTest("header " + name, () -> verifies(Vectors.pki("update", name))));
    }

    private static void verifies(JsonNode v) throws KeystoreException {
        Header header = new Header(
                v.get("version").asLong(),
                Revision.of(hex(v, "prevTree")),
                Hash.of(hex(v, "root")),
                v.get("timestamp").asLong(),
                Octets.of(hex(v, "nonce")),
                v.get("seq").asLong());
        assertEquals(text(v, "signedData"), hex(header.signedData()));
        SignedHeader signed = SignedHeader.of(header, Octets.of(hex(v, "signature")));
        assertEquals(text(v, "hash"), signed.revision().toString());
        assertEquals(Optional.empty(), HeaderCheck.of(server()).fault(signed));
    }

    @Test
    @DisplayName("a nonce and an unknown member pass (pki.json/headerNonce/0)")
    void takesAHeaderWithANonce() throws Exception {
        JsonNode v = Vectors.pki("headerNonce");
        List<SignedHeader> headers = headers(hex(v, "historyPson"));
        SignedHeader newest = headers.getFirst();
        assertEquals(text(v, "nonce"), newest.header().nonce().toString());
        assertEquals(text(v, "signedData"), hex(newest.header().signedData()));
        assertInstanceOf(HistoryVerdict.Consistent.class, verify(headers, Optional.empty()));
        Commitments commitments = Commitments.read(newest.header().nonce());
        assertEquals(
                text(v, "nonce").substring(8), commitments.log().orElseThrow().toString());
        assertEquals(newest.header().nonce(), commitments.encode());
    }

    @TestFactory
    @DisplayName("forged histories are refused, each for its reason")
    Stream<DynamicTest> refusesForgeries() {
        Map<String, HistoryFault> reasons = Map.of(
                "forged newest entry", HistoryFault.SIGNATURE,
                "root of a middle entry changed", HistoryFault.HASH,
                "middle entry removed", HistoryFault.CHAIN,
                "order reversed", HistoryFault.CHAIN,
                "oldest entry's signature damaged", HistoryFault.HASH);
        return Vectors.tests("pki.json/negative/historyMessages", Vectors.pki("negative", "historyMessages"), v -> {
            assertFalse(v.get("strictAccepts").asBoolean());
            HistoryVerdict verdict = verify(headers(hex(v, "pson")), Optional.empty());
            HistoryVerdict.Refused refused = assertInstanceOf(HistoryVerdict.Refused.class, verdict);
            assertEquals(reasons.get(text(v, "label")), refused.fault(), text(v, "label"));
        });
    }
}
