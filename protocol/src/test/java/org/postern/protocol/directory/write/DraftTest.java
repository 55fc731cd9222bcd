package org.postern.protocol.directory.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.testkit.Vectors.hex;
import static org.postern.testkit.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.protocol.directory.EntryName;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.history.Revisions;
import org.postern.protocol.directory.history.ServerSigner;
import org.postern.protocol.directory.message.LeafMessage;
import org.postern.protocol.directory.tree.RecordedTrees;
import org.postern.protocol.keystore.IntegrationSignature;
import org.postern.protocol.keystore.KeyContainer;
import org.postern.protocol.keystore.Keystore;
import org.postern.protocol.keystore.KeystoreException;
import org.postern.protocol.keystore.UpdateRights;
import org.postern.testkit.Vectors;

@DisplayName("writes")
class DraftTest {
    private static final long START = 1_500_000_000_000L;
    private static final EntryName ALICE = EntryName.of("user:alice");
    private static final EcPrivateKey ALICE_KEY = Vectors.pkiKey("user/alice");
    private static final Keystore ALICE_STORE = Keystore.forIdentity(ALICE_KEY, "alice");

    private static Database recorded() throws KeystoreException {
        return new Database(
                Vectors.pkiKey("server"), Keystore.decode(hex(Vectors.pki("keystores", "server"), "public")));
    }

    private static Database fresh() {
        EcPrivateKey key = Vectors.pkiKey("server");
        return new Database(key, Keystore.certified(key, "example.com", 1_500_000_000, 1_500_000_000)).created(START);
    }

    private static IntegrationSignature kis(Keystore keystore, EcPrivateKey key, Revision revision) {
        return IntegrationSignature.sign(keystore, key, revision.toArray(), START / 1_000, START / 1_000);
    }

    @Test
    @DisplayName("replayed, the recorded writes give the recorded revisions of 100 entries")
    void giveTheRecordedRevisions() throws Exception {
        Database database = recorded();
        List<JsonNode> leaves = RecordedTrees.leaves(100).stream()
                .sorted(Comparator.comparing(l -> text(l, "name")))
                .toList();
        assertEquals("server:", text(leaves.getFirst(), "name"));
        for (int i = 0; i < leaves.size(); i++) {
            JsonNode leaf = leaves.get(i);
            KeyContainer container = KeyContainer.decode(hex(leaf, "keystore"));
            IntegrationSignature kis = IntegrationSignature.decode(hex(leaf, "kis"));
            Commit commit = database.write(
                    START + 1_000L * i,
                    draft -> Database.refuseNothing(draft.put(EntryName.of(text(leaf, "name")), container, kis)));
            assertEquals(text(leaf, "revision"), commit.header().revision().toString());
        }
        JsonNode header = RecordedTrees.state(100).get("header");
        assertEquals(text(header, "hash"), database.head().revision().toString());
        assertEquals(text(header, "signature"), database.head().signature().toString());
    }

    @Test
    @DisplayName("the recorded update gives the recorded revision (pki.json/update/0)")
    void giveTheRecordedUpdate() throws Exception {
        Database database = recorded();
        List<JsonNode> leaves = RecordedTrees.leaves(10).stream()
                .sorted(Comparator.comparing(l -> text(l, "name")))
                .toList();
        for (int i = 0; i < leaves.size(); i++) {
            JsonNode leaf = leaves.get(i);
            KeyContainer container = KeyContainer.decode(hex(leaf, "keystore"));
            IntegrationSignature kis = IntegrationSignature.decode(hex(leaf, "kis"));
            database.write(
                    START + 1_000L * i,
                    draft -> Database.refuseNothing(draft.put(EntryName.of(text(leaf, "name")), container, kis)));
        }
        JsonNode update = Vectors.pki("update");
        assertEquals(
                text(update.get("before"), "hash"), database.head().revision().toString());
        KeyContainer next = KeyContainer.decode(hex(update, "keystore"));
        IntegrationSignature kis = IntegrationSignature.decode(hex(update, "kis"));
        database.write(
                update.get("at").asLong(),
                draft -> Database.refuseNothing(draft.modify(EntryName.of(text(update, "name")), next, kis)));
        assertEquals(
                text(update.get("after"), "hash"), database.head().revision().toString());
    }

    @Test
    void ofManyMakeOneRevisionWithTheSameTree() {
        Database together = fresh();
        Database apart = fresh();
        assertEquals(together.head(), apart.head());
        Revision first = together.head().revision();
        together.write(START + 1_000, draft -> {
            for (int i = 0; i < 30; i++) {
                Database.refuseNothing(put(draft, i, first));
            }
        });
        for (int i = 29; i >= 0; i--) {
            int number = i;
            apart.write(START + 1_000, draft -> Database.refuseNothing(put(draft, number, first)));
        }
        assertEquals(1, together.head().header().seq());
        assertEquals(30, apart.head().header().seq());
        assertEquals(apart.head().header().root(), together.head().header().root());
    }

    private static Optional<WriteRefusal> put(Draft draft, int number, Revision revision) {
        EcPrivateKey key = Vectors.pkiKey("many/" + number);
        Keystore keystore = Keystore.forIdentity(key, "u" + number);
        return draft.put(EntryName.of("user:u" + number), keystore, kis(keystore, key, revision));
    }

    @Test
    void areRefusedOneByOne() throws Exception {
        Database database = fresh();
        Revision head = database.head().revision();
        Draft draft = database.draft();
        assertTrue(draft.isEmpty());
        assertEquals(
                Optional.of(WriteRefusal.Plain.NOT_FOUND),
                draft.modify(ALICE, ALICE_STORE, kis(ALICE_STORE, ALICE_KEY, head)));
        assertEquals(
                Optional.of(WriteRefusal.Plain.STALE),
                draft.put(ALICE, ALICE_STORE, kis(ALICE_STORE, ALICE_KEY, Revision.NONE)));
        IntegrationSignature foreign =
                kis(Keystore.forIdentity(Vectors.pkiKey("user/mallory"), "m"), Vectors.pkiKey("user/mallory"), head);
        assertEquals(Optional.of(WriteRefusal.Plain.NOT_SIGNED), draft.put(ALICE, ALICE_STORE, foreign));
        Keystore incomplete =
                ALICE_STORE.withAttachment("info", new byte[] {1}, 0).withAttachments(false);
        assertEquals(
                Optional.of(WriteRefusal.Plain.NOT_VALID),
                draft.put(ALICE, incomplete, kis(incomplete, ALICE_KEY, head)));
        Keystore secret = Keystore.decode(hex(Vectors.pki("keystores", "alice-minimal"), "secretBinary"));
        assertEquals(Optional.of(WriteRefusal.Plain.SECRET), draft.put(ALICE, secret, kis(secret, ALICE_KEY, head)));
        assertTrue(draft.isEmpty());
        assertEquals(Optional.empty(), draft.put(ALICE, ALICE_STORE, kis(ALICE_STORE, ALICE_KEY, head)));
        assertFalse(draft.isEmpty());
        assertEquals(
                Optional.of(WriteRefusal.Plain.EXISTS),
                draft.put(ALICE, ALICE_STORE, kis(ALICE_STORE, ALICE_KEY, head)));
        Keystore mallory = Keystore.forIdentity(Vectors.pkiKey("user/mallory"), "alice");
        assertEquals(
                Optional.of(new WriteRefusal.NoRight(UpdateRights.Refusal.SIGNER_HAS_NO_RIGHT)),
                draft.modify(ALICE, mallory, kis(mallory, Vectors.pkiKey("user/mallory"), head)));
    }

    @Test
    void ofAKeystoreInsertedInTheSameDraftStayAFirstVersion() {
        Database database = fresh();
        Revision head = database.head().revision();
        Keystore next = ALICE_STORE.withAttachment("info", new byte[] {1}, 0);
        database.write(START + 1_000, draft -> {
            Database.refuseNothing(draft.put(ALICE, ALICE_STORE, kis(ALICE_STORE, ALICE_KEY, head)));
            Database.refuseNothing(draft.modify(ALICE, next, kis(next, ALICE_KEY, head)));
        });
        Keystore third = next.withAttachment("info", new byte[] {2}, 0);
        Revision second = database.head().revision();
        database.write(START + 2_000, draft -> {
            Database.refuseNothing(draft.modify(ALICE, ALICE_STORE, kis(ALICE_STORE, ALICE_KEY, second)));
            Database.refuseNothing(draft.modify(ALICE, third, kis(third, ALICE_KEY, second)));
        });
        LeafMessage leaf = database.answer(ALICE, new SecureRandom()).leaf().orElseThrow();
        assertEquals(Optional.of(second), leaf.previous());
        assertEquals(Octets.of(third.encode()), leaf.container());
    }

    @Test
    void thatDeleteNeedASignatureOverJustThat() {
        Database database = fresh();
        Revision head = database.head().revision();
        database.write(
                START + 1_000,
                draft -> Database.refuseNothing(draft.put(ALICE, ALICE_STORE, kis(ALICE_STORE, ALICE_KEY, head))));
        Revision now = database.head().revision();
        Draft draft = database.draft();
        assertEquals(Optional.of(WriteRefusal.Plain.NOT_SIGNED), draft.delete(ALICE, kis(ALICE_STORE, ALICE_KEY, now)));
        assertEquals(
                Optional.of(WriteRefusal.Plain.NOT_SIGNED),
                draft.delete(ALICE, deletion(EntryName.of("user:alic"), now)));
        assertEquals(Optional.of(WriteRefusal.Plain.STALE), draft.delete(ALICE, deletion(ALICE, Revision.NONE)));
        assertEquals(
                Optional.of(WriteRefusal.Plain.SERVER_STAYS),
                draft.delete(EntryName.SERVER, deletion(EntryName.SERVER, now)));
        assertEquals(
                Optional.of(WriteRefusal.Plain.NOT_FOUND),
                draft.delete(EntryName.of("user:bob"), deletion(EntryName.of("user:bob"), now)));
        database.write(START + 2_000, d -> Database.refuseNothing(d.delete(ALICE, deletion(ALICE, now))));
        assertEquals(fresh().head().header().root(), database.head().header().root());
    }

    private static IntegrationSignature deletion(EntryName name, Revision revision) {
        return IntegrationSignature.sign(
                ALICE_STORE, ALICE_KEY, Draft.deletion(name), revision.toArray(), START / 1_000, START / 1_000);
    }

    @Test
    @DisplayName("are fresh for five minutes of header time")
    void areFreshForFiveMinutes() {
        Database database = fresh();
        Revision old = database.head().revision();
        database.write(START + 300_000, draft -> Database.refuseNothing(put(draft, 1, old)));
        assertEquals(Optional.empty(), put(database.draft(), 2, old));
        database.write(START + 300_001, draft -> Database.refuseNothing(put(draft, 2, old)));
        assertEquals(Optional.of(WriteRefusal.Plain.STALE), put(database.draft(), 3, old));
    }

    @Test
    void ofNothingAreNotCommitted() {
        Database database = fresh();
        Revisions revisions = new Revisions(
                ServerSigner.of(Vectors.pkiKey("server"), database.server().keyId()));
        assertThrows(IllegalStateException.class, () -> database.draft().commit(revisions, Octets.NONE, START + 1));
    }
}
