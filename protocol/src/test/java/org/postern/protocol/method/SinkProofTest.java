package org.postern.protocol.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.ErrorCode;
import org.postern.protocol.id.SinkId;
import org.postern.protocol.method.SinkMethods.SinkGetMessages;
import org.postern.protocol.schema.Limits;
import org.postern.protocol.schema.Malformed;
import org.postern.protocol.signed.SignedText;
import org.postern.testkit.Vectors;

/** Proof by the sink's key (decisions.md §1). */
class SinkProofTest {
    private static final String METHOD = "sinkGetMessages";
    private static final EcPrivateKey KEY = Vectors.apiKey("bob-inbox-sink");
    private static final SinkId SINK = new SinkId(KEY.publicKey());
    private static final String NONCE = "+AV6hjh4FJWPhCEmQdQK953vOD0YVTar6sd2g5hulI0=";
    private static final long TIME = 1_514_764_800_000L;

    private static Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("sid", SINK.toString());
        parameters.put("from", 1L);
        parameters.put("to", 9L);
        parameters.put("tags", List.of("a", "b"));
        return parameters;
    }

    private static Map<String, Object> proven() {
        return SinkProof.attach(parameters(), METHOD, KEY, NONCE, TIME);
    }

    private static SinkProof proofIn(Map<String, Object> call) throws Malformed {
        SinkGetMessages read = SinkMethods.SINK_GET_MESSAGES.params().read(call, Limits.STRICT);
        return read.proof().orElseThrow();
    }

    @Test
    void verifiesWhatItAttached() throws Malformed {
        SinkProof proof = proofIn(proven());
        assertTrue(proof.verifies(METHOD, SINK));
        assertEquals(NONCE, proof.nonce());
        assertEquals(TIME, proof.timestamp());
    }

    @Test
    void signsTheTextOfTheReference() throws Malformed {
        SinkProof proof = proofIn(proven());
        SignedText text = SignedText.sinkProof(METHOD, SINK, proof.covered(), NONCE, String.valueOf(TIME));
        assertTrue(text.text().startsWith("sink" + METHOD + SINK));
        assertTrue(text.text().endsWith(" " + NONCE + " " + TIME));
        assertEquals(
                4 + METHOD.length() + SINK.toString().length() + 44 + 1 + 44 + 1 + 13,
                text.text().length());
        assertTrue(proof.signature().verifies(KEY.publicKey(), text));
    }

    @Test
    void doesNotDependOnTheOrderOfMembers() throws Malformed {
        List<Map.Entry<String, Object>> members = new ArrayList<>(proven().entrySet());
        Collections.reverse(members);
        Map<String, Object> reversed = new LinkedHashMap<>();
        members.forEach(m -> reversed.put(m.getKey(), m.getValue()));
        assertTrue(proofIn(reversed).verifies(METHOD, SINK));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("another from", "from", 2L),
                Arguments.of("another to", "to", 10L),
                Arguments.of("other tags", "tags", List.of("b", "a")),
                Arguments.of(
                        "another sink",
                        "sid",
                        new SinkId(Vectors.apiKey("alice-outbox-sink").publicKey()).toString()),
                Arguments.of("one parameter more", "limit", 5L));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void refusesOtherParameters(String name, String member, Object value) throws Malformed {
        Map<String, Object> changed = proven();
        changed.put(member, value);
        assertFalse(proofIn(changed).verifies(METHOD, SINK), name);
    }

    @Test
    void refusesWithoutAParameter() throws Malformed {
        Map<String, Object> changed = proven();
        changed.remove("tags");
        assertFalse(proofIn(changed).verifies(METHOD, SINK));
    }

    @Test
    void refusesAnotherMethodNonceTimeOrKey() throws Malformed {
        SinkProof proof = proofIn(proven());
        assertFalse(proof.verifies("messageGet", SINK));
        assertFalse(new SinkProof(NONCE + "x", TIME, proof.signature(), proof.covered()).verifies(METHOD, SINK));
        assertFalse(new SinkProof(NONCE, TIME + 1, proof.signature(), proof.covered()).verifies(METHOD, SINK));
        Map<String, Object> byAnother =
                SinkProof.attach(parameters(), METHOD, Vectors.apiKey("alice-identity"), NONCE, TIME);
        assertFalse(proofIn(byAnother).verifies(METHOD, SINK));
    }

    @Test
    void reportsAMalformedProofAsAMissingOne() {
        Map<String, Object> call = proven();
        call.put(SinkProof.MEMBER, Map.of("nonce", "short"));
        Malformed refusal = assertThrows(Malformed.class, () -> proofIn(call));
        assertEquals(ErrorCode.INVALID_CREATE_SIGNATURE, refusal.code());
    }

    @Test
    void refusesNumbersThatCanonicalJsonCannotCover() {
        Map<String, Object> call = proven();
        call.put("unknown", Double.NaN);
        Malformed refusal = assertThrows(Malformed.class, () -> proofIn(call));
        assertEquals(ErrorCode.INVALID_JSON_PARAMETERS, refusal.code());
    }
}
