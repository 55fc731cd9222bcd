package org.postern.protocol.directory.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.protocol.directory.Hash;
import org.postern.protocol.directory.Malformed;
import org.postern.protocol.directory.Octets;

@DisplayName("checkpoints")
class SignedCheckpointTest {
    /** The example key of Go's sumdb/note, known to every reader of this format. */
    private static final String PETER_NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    /** Its note, signed by that key. */
    private static final String HIS_TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;

    private static final String HIS_SIGNATURE = "— PeterNeumann"
            + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

    private static final NoteSigner LOG = NoteSigner.of("example.org", NoteKey.Use.LOG, seed(1));
    private static final NoteSigner WITNESS = NoteSigner.of("witness.example/w1", NoteKey.Use.WITNESS, seed(2));
    private static final NoteSigner OTHER = NoteSigner.of("witness.example/w2", NoteKey.Use.WITNESS, seed(3));
    private static final Checkpoint CHECKPOINT =
            new Checkpoint("example.org", 12, Hash.of(new byte[32]), List.of("an extension"));

    private static byte[] seed(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return seed;
    }

    @Test
    void readTheKeyAndTheSignatureOfTheExampleThatIsKnownEverywhere() throws Malformed {
        NoteKey key = NoteKey.read(PETER_NEUMANN);
        assertEquals(PETER_NEUMANN, key.text());
        assertEquals(0xc74f20a3, key.id());
        NoteSignature signature = NoteSignature.read(HIS_SIGNATURE);
        assertTrue(signature.isBy(key));
        assertTrue(key.verifies(
                HIS_TEXT.getBytes(StandardCharsets.UTF_8), signature.signature().toArray()));
        assertEquals(HIS_SIGNATURE + "\n", signature.line());
    }

    @Test
    void areATextForPeople() throws Malformed {
        SignedCheckpoint signed = SignedCheckpoint.sign(CHECKPOINT, LOG)
                .cosign(WITNESS, 1_763_769_600)
                .cosign(OTHER, 1_763_769_601);
        String[] lines = signed.text().split("\n", -1);
        assertEquals(
                List.of("example.org", "12", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "an extension", ""),
                Arrays.asList(lines).subList(0, 5));
        assertTrue(lines[5].startsWith("— example.org "));
        assertTrue(lines[6].startsWith("— witness.example/w1 "));
        assertEquals(9, lines.length);
        assertEquals(signed, SignedCheckpoint.read(signed.text()));
    }

    @Test
    void areSignedByTheLogAndCosignedWithTheTime() throws Malformed {
        SignedCheckpoint signed = SignedCheckpoint.read(SignedCheckpoint.sign(CHECKPOINT, LOG)
                .cosign(WITNESS, 1_763_769_600)
                .text());
        assertTrue(signed.isSignedBy(LOG.key()));
        assertEquals(OptionalLong.of(1_763_769_600), signed.cosignedBy(WITNESS.key()));
        assertEquals(OptionalLong.empty(), signed.cosignedBy(OTHER.key()));
        assertEquals(1, signed.cosignatures(List.of(WITNESS.key(), WITNESS.key(), OTHER.key())));
        assertFalse(signed.isSignedBy(WITNESS.key()));
        assertEquals(OptionalLong.empty(), signed.cosignedBy(LOG.key()));
    }

    @Test
    void ofAnotherOriginAreNotTheLogs() {
        Checkpoint foreign = new Checkpoint("other.example", 12, Hash.of(new byte[32]));
        assertFalse(SignedCheckpoint.sign(foreign, LOG).isSignedBy(LOG.key()));
    }

    @Test
    void changedInAnyOctetCountForNothing() {
        String text = SignedCheckpoint.sign(CHECKPOINT, LOG)
                .cosign(WITNESS, 1_763_769_600)
                .text();
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            byte[] changed = octets.clone();
            changed[i] ^= 1;
            assertFalse(bothHold(new String(changed, StandardCharsets.UTF_8)), "octet " + i);
        }
        assertTrue(bothHold(text));
    }

    private static boolean bothHold(String text) {
        try {
            SignedCheckpoint signed = SignedCheckpoint.read(text);
            return signed.isSignedBy(LOG.key())
                    && signed.cosignedBy(WITNESS.key()).isPresent();
        } catch (Malformed e) {
            return false;
        }
    }

    /** The time is part of what is signed. */
    @Test
    void cannotBeGivenAnotherTime() {
        SignedCheckpoint signed = new SignedCheckpoint(CHECKPOINT, List.of()).cosign(WITNESS, 1_763_769_600);
        byte[] later = signed.signatures().getFirst().signature().toArray();
        later[7]++;
        NoteSignature forged = NoteSignature.of(WITNESS.key(), later);
        assertEquals(OptionalLong.empty(), new SignedCheckpoint(CHECKPOINT, List.of(forged)).cosignedBy(WITNESS.key()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "example.org\n12\n\n— a AAAAAAA=\n",
                "example.org\n012\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— a AAAAAAA=\n",
                "example.org\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— a AAAAAAA=\n",
                "example.org\n99999999999999999999\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— a AAAAAAA=\n",
                "example.org\n12\nAAAA\n\n— a AAAAAAA=\n",
                "example.org\n12\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n- a AAAAAAA=\n",
                "example.org\n12\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— a+b AAAAAAA=\n",
                "example.org\n12\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— a AAAA\n",
                "example.org\n12\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n",
                "example.org\n12\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— a AAAAAAA=",
                "example.org\n12\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\n— a AAAAAAA=\n",
                "exam\tple.org\n12\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— a AAAAAAA=\n"
            })
    void ofAnotherFormAreRefused(String text) {
        assertThrows(Malformed.class, () -> SignedCheckpoint.read(text));
    }

    @Test
    void areBounded() {
        String line = "— a AAAAAAA=\n";
        String head = new Checkpoint("example.org", 12, Hash.of(new byte[32])).text() + "\n";
        assertThrows(Malformed.class, () -> SignedCheckpoint.read(head + line.repeat(101)));
        assertThrows(Malformed.class, () -> SignedCheckpoint.read(head + line.repeat(100_000)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Checkpoint("a\nb", 0, Hash.of(new byte[32]), Collections.emptyList()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a+b",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AR",
                "PeterNeumann+c74f20a3+",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void areNotReadWithAKeyOfAnotherForm(String key) {
        assertThrows(Malformed.class, () -> NoteKey.read(key));
    }

    @Test
    void needKeysOf32Octets() {
        assertThrows(IllegalArgumentException.class, () -> new NoteKey("a", NoteKey.Use.LOG, Octets.NONE));
    }
}
