package org.postern.protocol.directory.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.crypto.primitive.Sha2;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.history.Contradiction;
import org.postern.protocol.directory.history.HistoryFault;
import org.postern.protocol.directory.history.Revisions;
import org.postern.protocol.directory.history.ServerSigner;
import org.postern.protocol.directory.history.SignedHeader;
import org.postern.protocol.directory.message.HistoryMessage;
import org.postern.protocol.keystore.Keystore;
import org.postern.testkit.Vectors;

@DisplayName("an auditor")
class InspectionTest {
    private static final long START = 1_500_000_000_000L;
    private static final Keystore SERVER =
            Keystore.certified(Vectors.pkiKey("server"), "example.com", 1_500_000_000, 1_500_000_000);
    private static final Revisions REVISIONS = new Revisions(ServerSigner.of(Vectors.pkiKey("server"), SERVER.keyId()));
    private static final List<SignedHeader> CHAIN = chain(1, 5);
    private static final List<SignedHeader> OTHER_FACE = chain(2, 5);

    /** Newest first; another face has other roots from its third header on. */
    private static List<SignedHeader> chain(int face, int length) {
        List<SignedHeader> chain = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Optional<SignedHeader> last = chain.isEmpty() ? Optional.empty() : Optional.of(chain.getLast());
            Hash root = Hash.of(Sha2.sha256(new byte[] {(byte) i, (byte) (i < 2 ? 0 : face)}));
            chain.add(REVISIONS.next(last, root, Octets.NONE, START + i));
        }
        return chain.reversed();
    }

    private static HistoryMessage message(List<SignedHeader> newestFirst) {
        return new HistoryMessage(newestFirst, Octets.of(SERVER.encode()));
    }

    private static Inspection knowing(SignedHeader known, Revision... stored) {
        return new Inspection(Optional.of(SERVER), Optional.of(known), List.of(stored)::contains);
    }

    @Test
    void pinsAtFirstContactAndConfirmsWhatIsThere() {
        Inspection first = new Inspection(Optional.empty(), Optional.empty(), _ -> false);
        Revision asked = CHAIN.get(2).revision();
        assertEquals(
                new Finding.Confirmed(SERVER, CHAIN.getFirst(), CHAIN), first.look(message(CHAIN), asked, START + 9));
        assertEquals(new Finding.NoKeystore(), first.look(new HistoryMessage(CHAIN, Octets.NONE), asked, START + 9));
    }

    @Test
    void confirmsWhatItHasStoredAndWhatContinuesIt() {
        Inspection inspection =
                knowing(CHAIN.get(2), CHAIN.get(2).revision(), CHAIN.get(3).revision());
        List<SignedHeader> added = CHAIN.subList(0, 2);
        assertEquals(
                new Finding.Confirmed(SERVER, CHAIN.getFirst(), added),
                inspection.look(message(added), CHAIN.get(1).revision(), START + 9));
        assertEquals(
                new Finding.Confirmed(SERVER, CHAIN.get(2), List.of()),
                inspection.look(message(List.of()), CHAIN.get(3).revision(), START + 9));
    }

    @Test
    void doesNotConfirmAnInventedRevision() {
        assertEquals(
                new Finding.UnknownRevision(SERVER, Optional.of(CHAIN.getFirst()), CHAIN.subList(0, 2)),
                knowing(CHAIN.get(2)).look(message(CHAIN.subList(0, 2)), Revision.NONE, START + 9));
    }

    @Test
    void doesNotConfirmTheFuture() {
        Inspection first = new Inspection(Optional.empty(), Optional.empty(), _ -> false);
        Revision newest = CHAIN.getFirst().revision();
        assertInstanceOf(Finding.UnknownRevision.class, first.look(message(CHAIN), newest, START + 3));
        assertInstanceOf(Finding.Confirmed.class, first.look(message(CHAIN), newest, START + 4));
    }

    @Test
    void meetsALiarWithEvidenceThatHoldsElsewhere() {
        // It asks for what comes after the second header and already knows another third one.
        Finding finding = knowing(CHAIN.get(2))
                .look(message(OTHER_FACE.subList(0, 3)), OTHER_FACE.getFirst().revision(), START + 9);
        Finding.Lied lied = assertInstanceOf(Finding.Lied.class, finding);
        assertEquals(
                new Evidence.Verdict.Proven(Contradiction.SAME_NUMBER, SERVER),
                lied.evidence().verify());
    }

    @Test
    void confirmsNothingOfAHistoryThatDoesNotContinue() {
        assertEquals(
                new Finding.Inconsistent(HistoryFault.CHAIN),
                knowing(CHAIN.get(2))
                        .look(
                                message(OTHER_FACE.subList(0, 2)),
                                OTHER_FACE.getFirst().revision(),
                                START + 9));
    }

    @Test
    @DisplayName("is drawn at random from the published list: as many different ones as asked for, each equally often")
    void isDrawnAtRandom() {
        List<String> listed = List.of("a.example", "b.example", "c.example", "d.example", "e.example");
        Random random = new Random(11);
        Map<String, Integer> drawn = new TreeMap<>();
        for (int i = 0; i < 10_000; i++) {
            List<String> chosen = Cosigners.choose(listed, 3, random);
            assertEquals(3, chosen.stream().distinct().count());
            chosen.forEach(c -> drawn.merge(c, 1, Integer::sum));
        }
        assertEquals(listed, List.copyOf(drawn.keySet()));
        // 6,000 expected of each; five standard deviations are 245.
        drawn.forEach((c, times) -> assertTrue(times > 5_755 && times < 6_245, c + " " + times));
        assertEquals(listed, Cosigners.choose(listed, 0, random));
        assertEquals(listed, Cosigners.choose(listed, 5, random));
        assertEquals(listed, Cosigners.choose(listed, 9, random));
        assertEquals(List.of(), Cosigners.choose(List.of(), 3, random));
    }
}
