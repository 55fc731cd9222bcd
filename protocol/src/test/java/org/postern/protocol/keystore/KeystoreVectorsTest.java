package org.postern.protocol.keystore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.testkit.Vectors.hex;
import static org.postern.testkit.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.testkit.Vectors;

@DisplayName("keystores agree with the recorded bytes")
class KeystoreVectorsTest {
    private static final long KEY_TIME = 1_500_000_000;

    private static Stream<DynamicTest> having(String member, ThrowingConsumer<JsonNode> test) {
        return Vectors.pki("keystores").properties().stream()
                .filter(e -> e.getValue().has(member))
                .map(e -> DynamicTest.dynamicTest("pki.json/keystores/" + e.getKey(), () -> test.accept(e.getValue())));
    }

    private static KeyContainer container(JsonNode v) throws KeystoreException {
        return KeyContainer.decode(hex(v, "public"));
    }

    @TestFactory
    Stream<DynamicTest> writesAgainWhatItRead() {
        return having(
                "public", v -> assertEquals(text(v, "public"), hex(container(v).encode())));
    }

    @TestFactory
    Stream<DynamicTest> judgesValidity() {
        return having("valid", v -> {
            boolean expected = v.path("validStrict").asBoolean(v.get("valid").asBoolean());
            assertEquals(expected, container(v).validStrict());
            assertEquals(v.path("validToSave").asBoolean(expected), container(v).validToSave());
        });
    }

    @TestFactory
    Stream<DynamicTest> leavesAttachmentDataOut() {
        return having("withoutAttachmentData", v -> {
            assertEquals(
                    text(v, "withoutAttachmentData"),
                    hex(container(v).withAttachments(false).encode()));
            assertEquals(
                    text(v, "withoutAttachmentData"),
                    hex(container(v).signedView().encode()));
        });
    }

    @TestFactory
    Stream<DynamicTest> keepsNamedAttachments() {
        return having(
                "viewInfoOnly",
                v -> assertEquals(
                        text(v, "viewInfoOnly"),
                        hex(container(v)
                                .withAttachments(List.of("info", "none"))
                                .encode())));
    }

    @TestFactory
    Stream<DynamicTest> findsAttachments() {
        return having("attachments", v -> {
            KeyContainer container = container(v);
            v.get("attachments").properties().forEach(e -> {
                assertEquals(
                        Optional.of(e.getValue().asText()),
                        container.attachment(e.getKey()).map(Vectors::hex));
                assertEquals(Optional.empty(), container.signedView().attachment(e.getKey()));
            });
            assertEquals(
                    v.get("attachments").size(), container.attachmentNames().size());
            assertFalse(container.signedView().validToSave());
            assertTrue(container.signedView().validStrict());
        });
    }

    @TestFactory
    Stream<DynamicTest> hashesTheContainer() {
        return having(
                "datahash",
                v -> assertEquals(text(v, "datahash"), hex(container(v).dataHash())));
    }

    @TestFactory
    Stream<DynamicTest> verifiesIntegrationSignatures() {
        return having("kis", v -> {
            IntegrationSignature kis = IntegrationSignature.decode(hex(v, "kis"));
            assertEquals(v.get("kisVerifies").asBoolean(), container(v).verifies(kis));
            assertEquals(text(v, "kis"), hex(kis.encode()));
            assertEquals(text(v, "kisRevision"), hex(kis.revision()));
        });
    }

    @TestFactory
    Stream<DynamicTest> verifiesIntegrationSignaturesBySubkeys() {
        return having("kisBySubkey", v -> {
            IntegrationSignature kis = IntegrationSignature.decode(hex(v, "kisBySubkey"));
            assertTrue(container(v).verifies(kis));
            assertEquals(
                    text(v, "subkeyId").toUpperCase(Locale.ROOT), kis.issuer().text());
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesIntegrationSignaturesByRevokedSubkeys() {
        return having("kisBySubkeyStillVerifies", v -> {
            assertFalse(v.get("kisBySubkeyStillVerifies").asBoolean());
            Keystore keystore = Keystore.decode(hex(v, "public"));
            Subkey subkey = keystore.primaryKeys().getFirst().subkeys().getFirst();
            assertTrue(subkey.isRevoked());
            IntegrationSignature made = signedBy(keystore, "user/alice/subkey", subkey);
            assertFalse(keystore.verifies(made));
        });
    }

    /** The subkey in the keystores of the vectors carries a later time than the one listed among the keys. */
    private static IntegrationSignature signedBy(Keystore keystore, String label, Subkey subkey) {
        EcPrivateKey key = Vectors.pkiKey(label);
        assertEquals(key.publicKey(), subkey.key().publicKey());
        return IntegrationSignature.sign(keystore, key, new byte[32], KEY_TIME, KEY_TIME);
    }

    @TestFactory
    Stream<DynamicTest> dropsSecretsInThePublicView() {
        return having("secretBinary", v -> {
            Keystore secret = Keystore.decode(hex(v, "secretBinary"));
            assertEquals(text(v, "secretBinary"), hex(secret.encode()));
            assertEquals(text(v, "public"), hex(secret.publicView().encode()));
            assertEquals(
                    text(v, "withoutAttachmentData"), hex(secret.signedView().encode()));
            assertTrue(secret.primaryKeys().getFirst().key().secret().isPresent());
            assertTrue(secret.validToSave());
        });
    }

    @Test
    void certifiesAnIdentityAsRecorded() throws KeystoreException {
        JsonNode alice = Vectors.pki("keystores").get("alice-minimal");
        Keystore made = Keystore.certified(Vectors.pkiKey("user/alice"), "alice", KEY_TIME, KEY_TIME);
        assertEquals(text(alice, "public"), hex(made.encode()));
        assertEquals("alice", made.primaryUserId());
        assertEquals(Vectors.pkiKey("user/alice").publicKey(), made.primaryKey());
        assertEquals("785F3E3A93AF1DBE", made.keyId().text());
        assertEquals(Keystore.decode(hex(alice, "public")), made);
    }

    @Test
    void signsAContainerAsRecorded() throws KeystoreException {
        JsonNode alice = Vectors.pki("keystores").get("alice-minimal");
        IntegrationSignature made = IntegrationSignature.sign(
                Keystore.decode(hex(alice, "public")),
                Vectors.pkiKey("user/alice"),
                hex(alice, "kisRevision"),
                KEY_TIME,
                KEY_TIME);
        assertEquals(text(alice, "kis"), hex(made.encode()));
        assertEquals(KEY_TIME, made.seconds());
        assertEquals(KEY_TIME, made.creationSeconds());
    }

    @Test
    void addsAttachmentsAsRecorded() throws KeystoreException {
        JsonNode v = Vectors.pki("keystores").get("alice-attachments");
        Keystore recorded = Keystore.decode(hex(v, "public"));
        Keystore bare = new Keystore(recorded.primaryKeys(), Attachments.NONE);
        Keystore made = bare.withAttachment("info", new byte[] {1}, 7)
                .withAttachment("info", hex(v.get("attachments"), "info"), KEY_TIME + 50)
                .withAttachment("image", hex(v.get("attachments"), "image"), KEY_TIME + 50);
        assertArrayEquals(recorded.encode(), made.encode());
    }

    @Test
    @DisplayName("accepts every entry of the recorded trees")
    void acceptsEveryEntryOfTheRecordedTrees() throws KeystoreException {
        List<JsonNode> leaves = Vectors.pki("trees").findParents("kis").stream()
                .filter(n -> n.get("keystore").isTextual())
                .toList();
        assertEquals(116, leaves.size());
        for (JsonNode leaf : leaves) {
            KeyContainer container = KeyContainer.decode(hex(leaf, "keystore"));
            assertTrue(container.validToSave(), () -> text(leaf, "name"));
            assertTrue(container.verifies(IntegrationSignature.decode(hex(leaf, "kis"))), () -> text(leaf, "name"));
            assertEquals(text(leaf, "datahash"), hex(container.dataHash()));
        }
    }

    @TestFactory
    @DisplayName("changes of an entry are judged as recorded")
    Stream<DynamicTest> judgesUpdates() {
        return Vectors.tests("pki.json/updateRights", Vectors.pki("updateRights"), v -> {
            Optional<UpdateRights.Refusal> refusal = UpdateRights.check(
                    KeyContainer.decode(hex(v, "previous")),
                    KeyContainer.decode(hex(v, "next")),
                    IntegrationSignature.decode(hex(v, "kis")));
            assertEquals(v.get("accepted").asBoolean(), refusal.isEmpty(), () -> refusal + " " + text(v, "why"));
        });
    }
}
