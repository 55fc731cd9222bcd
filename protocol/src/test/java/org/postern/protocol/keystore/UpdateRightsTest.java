package org.postern.protocol.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.keystore.UpdateRights.Refusal;
import org.postern.testkit.Vectors;

/** The strict rules, for which there are no recorded answers (pki.md §4.6). */
@DisplayName("strict rules for changes")
class UpdateRightsTest {
    private static final EcPrivateKey ALICE = Vectors.pkiKey("user/alice");
    private static final EcPrivateKey BOB = Vectors.pkiKey("user/bob");

    private static PrimaryKey key(EcPrivateKey key, String userId) {
        return Keystore.forIdentity(key, userId).primaryKeys().getFirst();
    }

    private static Keystore keystore(PrimaryKey... keys) {
        return new Keystore(List.of(keys), Attachments.NONE);
    }

    private static Optional<Refusal> change(Keystore previous, Keystore next) {
        return UpdateRights.check(previous, next, IntegrationSignature.sign(next, ALICE, new byte[32], 1, 1));
    }

    @Test
    void allowsANewCertification() {
        Keystore next = Keystore.forIdentity(ALICE, "alice", 99);
        assertEquals(Optional.empty(), change(Keystore.forIdentity(ALICE, "alice"), next));
    }

    @Test
    void refusesAnotherFirstPrimaryKey() {
        Keystore previous = keystore(key(ALICE, "alice"), key(BOB, "alice"));
        Keystore next = keystore(key(BOB, "alice"), key(ALICE, "alice"));
        assertEquals(Optional.of(Refusal.PRIMARY_KEY_MOVED), change(previous, next));
    }

    @Test
    void refusesAnotherUserId() {
        Keystore next = Keystore.forIdentity(ALICE, "alicia");
        assertEquals(Optional.of(Refusal.USER_ID_CHANGED), change(Keystore.forIdentity(ALICE, "alice"), next));
    }

    @Test
    void refusesAnotherDataType() {
        Document document = new Document(List.of(KeyPacket.signing(ALICE.publicKey(), 0)), Attachments.NONE);
        IntegrationSignature kis = IntegrationSignature.sign(document, ALICE, new byte[32], 1, 1);
        assertEquals(
                Optional.of(Refusal.TYPE_CHANGED),
                UpdateRights.check(Keystore.forIdentity(ALICE, "alice"), document, kis));
    }

    @Test
    void refusesToSaveWithoutAttachmentData() {
        Keystore full = Keystore.forIdentity(ALICE, "alice").withAttachment("info", new byte[] {1}, 1);
        assertEquals(
                Optional.of(Refusal.NEXT_NOT_VALID),
                change(Keystore.forIdentity(ALICE, "alice"), full.withAttachments(false)));
    }

    @Test
    void refusesASignatureOverAnotherVersion() {
        Keystore previous = Keystore.forIdentity(ALICE, "alice");
        IntegrationSignature old = IntegrationSignature.sign(previous, ALICE, new byte[32], 1, 1);
        assertEquals(
                Optional.of(Refusal.NEXT_NOT_SIGNED),
                UpdateRights.check(previous, Keystore.forIdentity(ALICE, "alice", 99), old));
    }
}
