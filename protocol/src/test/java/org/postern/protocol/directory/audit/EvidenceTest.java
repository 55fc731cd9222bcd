package org.postern.protocol.directory.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postern.crypto.ec.Secp256k1;
import org.postern.crypto.primitive.Sha2;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;
import org.postern.protocol.directory.history.Contradiction;
import org.postern.protocol.directory.history.Header;
import org.postern.protocol.directory.history.HeaderCheck;
import org.postern.protocol.directory.history.Revisions;
import org.postern.protocol.directory.history.ServerSigner;
import org.postern.protocol.directory.history.SignedHeader;
import org.postern.protocol.keystore.Keystore;
import org.postern.testkit.Vectors;

@DisplayName("evidence against a server")
class EvidenceTest {
    private static final Keystore SERVER =
            Keystore.certified(Vectors.pkiKey("server"), "example.com", 1_500_000_000, 1_500_000_000);
    private static final Octets KEYSTORE = Octets.of(SERVER.encode());
    private static final Revisions REVISIONS = new Revisions(ServerSigner.of(Vectors.pkiKey("server"), SERVER.keyId()));
    private static final long NOW = 1_500_000_000_000L;

    private static Hash root(int number) {
        return Hash.of(Sha2.sha256(new byte[] {(byte) number}));
    }

    private static SignedHeader next(Optional<SignedHeader> head, int root, long timestamp) {
        return REVISIONS.next(head, root(root), Octets.NONE, timestamp);
    }

    @Test
    void showsTwoHeadersOfOneNumber() {
        SignedHeader first = next(Optional.empty(), 1, NOW);
        SignedHeader face = next(Optional.of(first), 2, NOW + 1);
        SignedHeader otherFace = next(Optional.of(first), 3, NOW + 1);
        assertEquals(
                new Evidence.Verdict.Proven(Contradiction.SAME_NUMBER, SERVER),
                new Evidence(KEYSTORE, face, otherFace).verify());
    }

    @Test
    void showsTwoSuccessorsOfOneHeader() {
        SignedHeader first = next(Optional.empty(), 1, NOW);
        SignedHeader face = next(Optional.of(first), 2, NOW + 1);
        SignedHeader skipped = numbered(first, 7);
        assertEquals(
                new Evidence.Verdict.Proven(Contradiction.SAME_PREDECESSOR, SERVER),
                new Evidence(KEYSTORE, face, skipped).verify());
    }

    /** A successor that has given itself another number. */
    private static SignedHeader numbered(SignedHeader before, long seq) {
        Header header = new Header(Header.VERSION, before.revision(), root(9), NOW, Octets.NONE, seq);
        ServerSigner signer = ServerSigner.of(Vectors.pkiKey("server"), SERVER.keyId());
        return SignedHeader.of(header, signer.sign(header.signedData(), NOW / 1_000));
    }

    @Test
    void showsNothingAboutAnHonestServer() {
        SignedHeader first = next(Optional.empty(), 1, NOW);
        SignedHeader second = next(Optional.of(first), 1, NOW + 1);
        SignedHeader third = next(Optional.of(second), 2, NOW + 2);
        worthless(Evidence.Reason.NO_CONTRADICTION, first, first);
        worthless(Evidence.Reason.NO_CONTRADICTION, first, second);
        worthless(Evidence.Reason.NO_CONTRADICTION, first, third);
    }

    private static void worthless(Evidence.Reason why, SignedHeader a, SignedHeader b) {
        assertEquals(new Evidence.Verdict.Worthless(why), new Evidence(KEYSTORE, a, b).verify());
        if (why == Evidence.Reason.NO_CONTRADICTION) {
            assertEquals(new Evidence.Verdict.Worthless(why), new Evidence(KEYSTORE, b, a).verify());
        }
    }

    /** From (r, s) anybody makes (r, n - s), which holds as well and gives another revision. */
    @Test
    void cannotBeMadeByAThirdPartyFromOneHonestHeader() {
        SignedHeader first = next(Optional.empty(), 1, NOW);
        SignedHeader twin = twin(first);
        assertEquals(Optional.empty(), HeaderCheck.of(SERVER).fault(twin));
        assertNotEquals(first.revision(), twin.revision());
        worthless(Evidence.Reason.NO_CONTRADICTION, first, twin);
        worthless(Evidence.Reason.NO_CONTRADICTION, next(Optional.of(first), 2, NOW + 1), twin);
    }

    private static SignedHeader twin(SignedHeader signed) {
        byte[] packet = signed.signature().toArray();
        int last = packet.length - 32;
        BigInteger s = new BigInteger(1, packet, last, 32);
        byte[] other = Secp256k1.bytes(Secp256k1.ORDER.subtract(s));
        byte[] changed = Arrays.copyOf(packet, packet.length);
        System.arraycopy(other, 0, changed, last, 32);
        changed[last - 1] = (byte) new BigInteger(1, other).bitLength();
        changed[last - 2] = (byte) (new BigInteger(1, other).bitLength() >> 8);
        return SignedHeader.of(signed.header(), Octets.of(changed));
    }

    @Test
    void isWorthNothingWhenAPartOfItIsForged() {
        SignedHeader first = next(Optional.empty(), 1, NOW);
        SignedHeader other = next(Optional.empty(), 2, NOW);
        Revisions mallory = new Revisions(ServerSigner.of(Vectors.pkiKey("user/mallory"), SERVER.keyId()));
        SignedHeader forged = mallory.next(Optional.empty(), root(3), Octets.NONE, NOW);
        worthless(Evidence.Reason.SECOND, first, forged);
        worthless(Evidence.Reason.FIRST, forged, other);
        assertEquals(
                new Evidence.Verdict.Worthless(Evidence.Reason.KEYSTORE),
                new Evidence(Octets.NONE, first, other).verify());
    }

    @Test
    void isAFile() throws Malformed {
        Evidence evidence = new Evidence(KEYSTORE, next(Optional.empty(), 1, NOW), next(Optional.empty(), 2, NOW));
        byte[] file = evidence.encode();
        assertEquals("postern evidence 1\n", new String(file, 0, 19, StandardCharsets.US_ASCII));
        assertEquals(evidence, Evidence.decode(file));
        assertThrows(Malformed.class, () -> Evidence.decode(new byte[Evidence.MAX_LENGTH + 1]));
        assertThrows(Malformed.class, () -> Evidence.decode(new byte[0]));
        assertThrows(Malformed.class, () -> Evidence.decode(Arrays.copyOf(file, 19)));
    }

    @Test
    void changedInOneOctetIsRefusedOrTheSame() {
        Evidence evidence = new Evidence(KEYSTORE, next(Optional.empty(), 1, NOW), next(Optional.empty(), 2, NOW));
        byte[] file = evidence.encode();
        int same = 0;
        for (int i = 0; i < file.length; i++) {
            byte[] changed = file.clone();
            changed[i] ^= (byte) (1 << i % 8);
            Optional<Evidence> accepted = accepted(changed);
            accepted.ifPresent(other -> assertEquals(evidence, other));
            same += accepted.isPresent() ? 1 : 0;
        }
        // The name of the empty nonce, which may be missing: 5 octets in each header.
        assertTrue(same <= 10, "accepted " + same);
    }

    private static Optional<Evidence> accepted(byte[] file) {
        try {
            Evidence evidence = Evidence.decode(file);
            return evidence.verify() instanceof Evidence.Verdict.Proven ? Optional.of(evidence) : Optional.empty();
        } catch (Malformed e) {
            return Optional.empty();
        }
    }
}
