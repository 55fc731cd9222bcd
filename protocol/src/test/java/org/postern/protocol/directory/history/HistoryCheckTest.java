package org.postern.protocol.directory.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.crypto.primitive.Sha2;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.Revision;
import org.postern.protocol.directory.message.HistoryMessage;
import org.postern.protocol.keystore.Keystore;
import org.postern.pson.Pson;
import org.postern.pson.PsonException;
import org.postern.pson.PsonLimits;
import org.postern.testkit.Vectors;

@DisplayName("a history")
class HistoryCheckTest {
    private static final long START = 1_500_000_000_000L;
    private static final Keystore SERVER =
            Keystore.certified(Vectors.pkiKey("server"), "example.com", 1_500_000_000, 1_500_000_000);
    private static final ServerSigner SIGNER = ServerSigner.of(Vectors.pkiKey("server"), SERVER.keyId());
    private static final Revisions REVISIONS = new Revisions(SIGNER);
    private static final HistoryCheck CHECK = new HistoryCheck(SERVER);

    private static Hash root(int number) {
        return Hash.of(Sha2.sha256(new byte[] {(byte) number}));
    }

    /** So many headers, newest first. */
    private static List<SignedHeader> chain(int length) {
        List<SignedHeader> chain = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Optional<SignedHeader> last = chain.isEmpty() ? Optional.empty() : Optional.of(chain.getLast());
            chain.add(REVISIONS.next(last, root(i), Octets.NONE, START + i));
        }
        return chain.reversed();
    }

    private static SignedHeader signed(Revision previous, long seq, long timestamp, Octets nonce) {
        Header header = new Header(Header.VERSION, previous, root(99), timestamp, nonce, seq);
        return SignedHeader.of(header, SIGNER.sign(header.signedData(), START / 1_000));
    }

    private static List<SignedHeader> with(List<SignedHeader> chain, SignedHeader newest) {
        List<SignedHeader> longer = new ArrayList<>(chain);
        longer.addFirst(newest);
        return longer;
    }

    private static void refused(HistoryFault fault, List<SignedHeader> newestFirst) {
        HistoryVerdict verdict = CHECK.verify(newestFirst, Optional.empty());
        HistoryVerdict.Refused refused = assertInstanceOf(HistoryVerdict.Refused.class, verdict, verdict::toString);
        assertEquals(fault, refused.fault());
    }

    @Test
    void continuesWhatWasKnown() {
        List<SignedHeader> chain = chain(8);
        assertEquals(
                new HistoryVerdict.Consistent(Optional.of(chain.getFirst()), false),
                CHECK.verify(chain.subList(0, 3), Optional.of(chain.get(3))));
        assertEquals(
                new HistoryVerdict.Consistent(Optional.of(chain.get(3)), false),
                CHECK.verify(List.of(), Optional.of(chain.get(3))));
        assertEquals(new HistoryVerdict.Consistent(Optional.empty(), false), CHECK.verify(List.of(), Optional.empty()));
    }

    @Test
    @DisplayName("K-05.4 whose newest header is forged, whose seq or prevTree does not continue, or whose first header"
            + " names a predecessor is refused")
    void thatDoesNotHoldIsRefused() {
        List<SignedHeader> chain = chain(4);
        Revision head = chain.getFirst().revision();
        SignedHeader newest = signed(head, 4, START + 4, Octets.NONE);
        SignedHeader forged = SignedHeader.of(newest.header(), chain.getFirst().signature());
        refused(HistoryFault.SIGNATURE, with(chain, forged));
        refused(HistoryFault.NUMBER, with(chain, signed(head, 5, START + 4, Octets.NONE)));
        refused(HistoryFault.NUMBER, with(chain, signed(head, 3, START + 4, Octets.NONE)));
        refused(HistoryFault.CHAIN, with(chain, signed(chain.get(1).revision(), 4, START + 4, Octets.NONE)));
        refused(HistoryFault.BEGINNING, List.of(signed(head, 0, START, Octets.NONE)));
        refused(HistoryFault.CHAIN, chain.reversed());
        refused(HistoryFault.CHAIN, List.of(chain.get(0), chain.get(2), chain.get(3)));
    }

    @Test
    void ofAnotherKeyOrVersionIsRefused() {
        Revisions mallory = new Revisions(ServerSigner.of(Vectors.pkiKey("user/mallory"), SERVER.keyId()));
        refused(HistoryFault.SIGNATURE, List.of(mallory.next(Optional.empty(), root(1), Octets.NONE, START)));
        Keystore other = Keystore.certified(Vectors.pkiKey("user/mallory"), "example.com", 0, 0);
        Revisions named = new Revisions(ServerSigner.of(Vectors.pkiKey("user/mallory"), other.keyId()));
        refused(HistoryFault.ISSUER, List.of(named.next(Optional.empty(), root(1), Octets.NONE, START)));
        Header header = new Header(0x0200_0000, Revision.NONE, root(1), START, Octets.NONE, 0);
        refused(
                HistoryFault.VERSION,
                List.of(SignedHeader.of(header, SIGNER.sign(header.signedData(), START / 1_000))));
    }

    @Test
    void mayHaveAClockThatWasSetBack() {
        List<SignedHeader> chain = chain(3);
        SignedHeader earlier = signed(chain.getFirst().revision(), 3, START - 1, Octets.NONE);
        assertEquals(
                new HistoryVerdict.Consistent(Optional.of(earlier), true),
                CHECK.verify(with(chain, earlier), Optional.empty()));
    }

    @Test
    void thatForksIsEvidenceAndNotJustAnError() {
        List<SignedHeader> chain = chain(4);
        SignedHeader known = chain.getFirst();
        SignedHeader otherFace = signed(chain.get(1).revision(), 3, START + 9, Octets.NONE);
        assertEquals(
                new HistoryVerdict.Forked(known, otherFace, Contradiction.SAME_NUMBER),
                CHECK.verify(List.of(otherFace), Optional.of(known)));
        SignedHeader forged = SignedHeader.of(otherFace.header(), known.signature());
        HistoryVerdict.Refused refused =
                assertInstanceOf(HistoryVerdict.Refused.class, CHECK.verify(List.of(forged), Optional.of(known)));
        assertEquals(HistoryFault.SIGNATURE, refused.fault());
    }

    @Test
    void mayNotChangeTheKeyOfPlaces() {
        Octets one = new Commitments(Optional.empty(), Optional.of(root(1))).encode();
        Octets two = new Commitments(Optional.of(root(7)), Optional.of(root(2))).encode();
        SignedHeader first = signed(Revision.NONE, 0, START, one);
        refused(HistoryFault.INDEX_KEY, List.of(signed(first.revision(), 1, START, two), first));
        refused(HistoryFault.INDEX_KEY, List.of(signed(first.revision(), 1, START, Octets.NONE), first));
        Octets withLog = new Commitments(Optional.of(root(7)), Optional.of(root(1))).encode();
        SignedHeader second = signed(first.revision(), 1, START, withLog);
        assertInstanceOf(HistoryVerdict.Consistent.class, CHECK.verify(List.of(second, first), Optional.empty()));
    }

    @Test
    void committingToNothingKnownCommitsToNothing() {
        Octets both = new Commitments(Optional.of(root(1)), Optional.of(root(2))).encode();
        assertEquals(72, both.length());
        assertEquals(new Commitments(Optional.of(root(1)), Optional.of(root(2))), Commitments.read(both));
        assertEquals(Commitments.NONE, Commitments.read(Octets.NONE));
        assertEquals(Commitments.NONE, Commitments.read(Octets.of(new byte[35])));
        assertEquals(Commitments.NONE, Commitments.read(Octets.of(new byte[9 * 36])));
        byte[] twice = Arrays.copyOf(both.toArray(), 72);
        System.arraycopy(twice, 0, twice, 36, 4);
        assertEquals(Commitments.NONE, Commitments.read(Octets.of(twice)));
        assertEquals(Commitments.NONE, Commitments.read(Octets.of(new byte[36])));
    }

    @Test
    void changedInOneOctetIsRefusedOrTheSame() throws Exception {
        List<SignedHeader> chain = chain(2);
        HistoryMessage message = new HistoryMessage(chain, Octets.of(SERVER.encode()));
        byte[] pson = Pson.encode(message.write());
        int accepted = 0;
        for (int i = 0; i < pson.length; i++) {
            byte[] changed = pson.clone();
            changed[i] ^= (byte) (1 << i % 8);
            Optional<HistoryMessage> read = read(changed);
            boolean holds = read.filter(
                            m -> CHECK.verify(m.newestFirst(), Optional.empty()) instanceof HistoryVerdict.Consistent)
                    .isPresent();
            if (holds) {
                // The keystore sent along is not what verifies; names of members that may be missing may change.
                assertEquals(chain, read.orElseThrow().newestFirst());
                accepted++;
            }
        }
        assertFalse(accepted > SERVER.encode().length + 12, "accepted " + accepted);
    }

    private static Optional<HistoryMessage> read(byte[] pson) {
        try {
            return Optional.of(HistoryMessage.read(Pson.decode(pson, PsonLimits.DEFAULT)));
        } catch (Malformed | PsonException e) {
            return Optional.empty();
        }
    }

    @Test
    void isServedFromAStoreThatDoesNotGoRound() {
        List<SignedHeader> chain = chain(3);
        HistoryRange all = new HistoryRange(Optional.empty(), -1, 0, 10);
        assertThrows(IllegalStateException.class, () -> all.of(chain.getFirst(), _ -> chain.getFirst()));
        assertThrows(IllegalArgumentException.class, () -> new HistoryRange(Optional.empty(), -1, 0, 0));
    }
}
