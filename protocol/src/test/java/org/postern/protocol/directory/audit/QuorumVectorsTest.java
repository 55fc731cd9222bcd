package org.postern.protocol.directory.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.testkit.Vectors.hex;
import static org.postern.testkit.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.crypto.primitive.Sha2;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.history.ServerSigner;
import org.postern.protocol.directory.message.CosignRequest;
import org.postern.protocol.directory.message.TreeSignaturesMessage;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.keystore.KeystoreException;
import org.postern.pson.Pson;
import org.postern.pson.PsonLimits;
import org.postern.testkit.Vectors;

@DisplayName("votes are counted as recorded")
class QuorumVectorsTest {
    private static final JsonNode GROUP = Vectors.pki("treeSignatures");
    private static final Revision HASH = Revision.of(hex(GROUP, "hash"));

    private static Keystore cosigner(String domain) throws KeystoreException {
        return Keystore.decode(hex(GROUP.get("cosignerKeystores"), domain));
    }

    private static TreeSignaturesMessage message(JsonNode v) throws Exception {
        TreeSignaturesMessage message = TreeSignaturesMessage.read(Pson.decode(hex(v, "pson"), PsonLimits.DEFAULT));
        assertEquals(
                message, TreeSignaturesMessage.read(Pson.decode(Pson.encode(message.write()), PsonLimits.DEFAULT)));
        return message;
    }

    private static Quorum count(JsonNode v) throws Exception {
        Map<String, Keystore> expected = new LinkedHashMap<>();
        for (JsonNode domain : v.get("cosigners")) {
            expected.put(domain.asText(), cosigner(domain.asText()));
        }
        return Quorum.count(message(v), expected, text(GROUP, "domain"), HASH);
    }

    @TestFactory
    @DisplayName("K-26.2 the inspected server's own vote counts 0.6 and others 1, more than half is needed, one wrong"
            + " signature spoils it")
    Stream<DynamicTest> countsAsRecorded() {
        assertEquals(9, GROUP.get("vectors").size());
        Map<String, Quorum.Result> results = Map.of(
                "no cosigners", Quorum.Result.OK,
                "own signature only, one cosigner (0.6*2>1)", Quorum.Result.OK,
                "own only of two (0.6*2>2 is false)", Quorum.Result.NO_QUORUM,
                "own + one of two (1.6*2>2)", Quorum.Result.OK,
                "own + one of three (1.6*2>3)", Quorum.Result.OK,
                "own + one of four (1.6*2>4 is false)", Quorum.Result.NO_QUORUM,
                "two foreign of four (2*2>4 is false)", Quorum.Result.NO_QUORUM,
                "one invalid among three valid", Quorum.Result.HAS_INVALID,
                "empty signature with info", Quorum.Result.NO_QUORUM);
        return Vectors.tests("pki.json/treeSignatures/vectors", GROUP.get("vectors"), v -> {
            Quorum quorum = count(v);
            assertEquals(results.get(text(v, "label")), quorum.result(), text(v, "label"));
            assertEquals(v.get("verifies").asBoolean(), quorum.result() == Quorum.Result.OK);
        });
    }

    @Test
    void anAnswerAboutSomethingElseCountsForNothing() throws Exception {
        TreeSignaturesMessage message = message(GROUP.get("vectors").get(1));
        Map<String, Keystore> expected = Map.of("example.com", cosigner("example.com"));
        assertEquals(
                Quorum.Result.INVALID_STATE,
                Quorum.count(message, expected, "other.example", HASH).result());
        assertEquals(
                Quorum.Result.INVALID_STATE,
                Quorum.count(message, expected, "example.com", Revision.NONE).result());
        TreeSignaturesMessage none = new TreeSignaturesMessage("example.com", HASH, Optional.empty());
        assertEquals(
                Quorum.Result.INVALID_STATE,
                Quorum.count(none, expected, "example.com", HASH).result());
    }

    @Test
    @DisplayName("a request to cosign is signed and verified as recorded (pki.json/treeSignatures/cosignRequest)")
    void signsARequest() throws Exception {
        JsonNode v = GROUP.get("cosignRequest");
        Keystore sender = cosigner(text(v, "sender"));
        ServerSigner signer = ServerSigner.of(Vectors.pkiKey("server"), sender.keyId());
        CosignRequest request =
                Cosignatures.request(signer, text(v, "sender"), text(GROUP, "domain"), HASH, 1_500_000_009);
        assertEquals(text(v, "signedMessage"), hex(request.signedData()));
        assertEquals(text(v, "signature"), request.signature().toString());
        assertTrue(Cosignatures.isFrom(sender, request));
        assertEquals(request, CosignRequest.read(Pson.decode(Pson.encode(request.write()), PsonLimits.DEFAULT)));
        assertFalse(Cosignatures.isFrom(cosigner("a.example"), request));
        assertFalse(Cosignatures.isFrom(
                sender, new CosignRequest("other.example", HASH, request.sender(), request.signature())));
    }

    @Test
    @DisplayName(
            "K-23.3 a confirmation carries a signature over exactly this revision, and one for another does not serve")
    void aCosignatureIsForOneRevision() throws Exception {
        Keystore keystore = cosigner("a.example");
        ServerSigner signer = ServerSigner.of(Vectors.pkiKey("cosigner/a"), keystore.keyId());
        Revision other = Revision.of(Sha2.sha256(new byte[] {1}));
        Octets signature = Cosignatures.sign(signer, HASH, 1_500_000_000);
        assertTrue(Cosignatures.verifies(signature, keystore, HASH));
        assertFalse(Cosignatures.verifies(signature, keystore, other));
        assertFalse(Cosignatures.verifies(Cosignatures.sign(signer, other, 1_500_000_000), keystore, HASH));
        assertFalse(Cosignatures.verifies(signature, cosigner("b.example"), HASH));
        assertFalse(Cosignatures.verifies(Octets.NONE, keystore, HASH));
    }
}
