package org.postern.protocol.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.testkit.Vectors.hex;
import static org.postern.testkit.Vectors.text;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.testkit.Vectors;

@DisplayName("strict rules for keystores")
class KeystoreRefusalTest {
    private static final EcPrivateKey ALICE = Vectors.pkiKey("user/alice");
    private static final EcPrivateKey MALLORY = Vectors.pkiKey("user/mallory");
    private static final String MINIMAL = text(Vectors.pki("keystores").get("alice-minimal"), "public");
    private static final String KEY = MINIMAL.substring(6, 6 + 2 * 81);
    private static final String USER_ID = "cd05616c696365";
    private static final String CERTIFICATION = MINIMAL.substring(6 + 2 * 81 + USER_ID.length());
    private static final String SECRET =
            text(Vectors.pki("keystores").get("alice-minimal"), "secretBinary").substring(6, 6 + 2 * 118);

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("nothing at all", "", "Expected a packet DATA_TYPE"),
                Arguments.of("no data type", KEY, "Expected a packet DATA_TYPE"),
                Arguments.of("data type of documents", "fc0102" + KEY, "Expected data type 1"),
                Arguments.of("unknown data type", "fc0103" + KEY, "Expected data type 1 or 2"),
                Arguments.of("no key", "fc0101", "Expected at least one key"),
                Arguments.of("first octet without the packet bit", "fc01017f", "first octet of a packet"),
                Arguments.of("partial body length", "fc0101cde061", "partial"),
                Arguments.of("old framing of unknown length", "fc0101b761", "found length type 3"),
                Arguments.of("unknown packet", "fc0101cb0161", "found tag 11"),
                Arguments.of("body shorter than announced", "fc0101cd0561", "Expected 5 octets, found 1"),
                Arguments.of("body of 4 GiB", "fc0101cdffffffffff61", "Expected 4294967295 octets"),
                Arguments.of("key of version 3", key("c64f03", "c64f04"), "version 4, found 3"),
                Arguments.of("key of RSA", key("0001052b", "0013052b"), "algorithm 18 or 19, found 1"),
                Arguments.of("key on another curve", key("2b8104000b", "2b8104000a"), "another curve"),
                Arguments.of("point with a wrong bit count", key("0a0204", "0a0203"), "Expected a number of"),
                Arguments.of("point off the curve", key("04dbdd", "04dbde"), "point of secp256k1"),
                Arguments.of("key twice", MINIMAL + KEY, "every key once"),
                Arguments.of("user id before the key", "fc0101" + USER_ID + KEY, "Expected a key"),
                Arguments.of("empty user id", "fc0101" + KEY + "cd00", "user id of 1 to 255"),
                Arguments.of("user id that is no UTF-8", "fc0101" + KEY + "cd01ff", "UTF-8"),
                Arguments.of("certification on the key", "fc0101" + KEY + CERTIFICATION, "found SIGNATURE"),
                Arguments.of("octets after s", certification("c26204", "c26104") + "00", "end of"),
                Arguments.of("signature with SHA-1", certification("0413130200", "0413130800"), "algorithm 8, 9 or 10"),
                Arguments.of("unknown signature type", certification("041f13", "041313"), "signature type, found 31"),
                Arguments.of("encrypted secret", secret("e337b9fe", "e337b900"), "in the clear"),
                Arguments.of("secret with a wrong checksum", secret("1048", "1049"), "checksum"),
                Arguments.of("attachment hash of another algorithm", MINIMAL + "fd070161000000000a", "algorithm 8"),
                Arguments.of("file name twice", MINIMAL + "fd0701610000000008".repeat(2), "names once"),
                Arguments.of(
                        "subkey after an attachment",
                        MINIMAL + "fd0701610000000008" + "ce" + KEY.substring(2),
                        "Expected a key"));
    }

    private static String key(String bad, String good) {
        return "fc0101" + replace(KEY, bad, good);
    }

    private static String certification(String bad, String good) {
        return "fc0101" + KEY + USER_ID + replace(CERTIFICATION, bad, good);
    }

    private static String secret(String bad, String good) {
        return "fc0101" + replace(SECRET, bad, good);
    }

    private static String replace(String octets, String bad, String good) {
        int at = octets.lastIndexOf(good);
        assertTrue(at >= 0, () -> good + " is not in " + octets);
        return octets.substring(0, at) + bad + octets.substring(at + good.length());
    }

    @DisplayName("I-17.3 refuses what is no keystore, one altered container per rule")
    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String name, String octets, String sentence) {
        KeystoreException refusal = assertThrows(
                KeystoreException.class, () -> Keystore.decode(HexFormat.of().parseHex(octets)), name);
        assertTrue(String.valueOf(refusal.getMessage()).contains(sentence), refusal::getMessage);
    }

    @Test
    void refusesContainersAboveTheLimits() {
        assertThrows(KeystoreException.class, () -> Keystore.decode(new byte[KeyContainer.MAX_LENGTH + 1]));
        String many = MINIMAL + "fe0100".repeat(1024);
        assertThrows(
                KeystoreException.class, () -> Keystore.decode(HexFormat.of().parseHex(many)));
    }

    @Test
    @DisplayName("K-10.3 refuses documents that hold subkeys, user ids, signatures or secret keys")
    void refusesDocumentsThatHoldMoreThanKeys() {
        assertThrows(KeystoreException.class, () -> Document.decode(octets("fc0102" + KEY + "ce" + KEY.substring(2))));
        assertThrows(KeystoreException.class, () -> Document.decode(octets("fc0102" + KEY + CERTIFICATION)));
        assertThrows(KeystoreException.class, () -> Document.decode(octets("fc0102" + KEY + USER_ID)));
        assertThrows(KeystoreException.class, () -> Document.decode(octets("fc0102" + SECRET)));
        assertThrows(KeystoreException.class, () -> Document.decode(octets("fc0101" + KEY)));
        assertThrows(KeystoreException.class, () -> Document.decode(octets("fc0102")));
    }

    @Test
    void holdsAKeystoreWithoutUserIdForInvalid() throws KeystoreException {
        Keystore bare = Keystore.decode(octets("fc0101" + KEY));
        assertFalse(bare.validStrict());
        assertEquals("", bare.primaryUserId());
    }

    @Test
    void holdsACertificationByAnotherKeyForInvalid() throws KeystoreException {
        Keystore mallory = Keystore.certified(MALLORY, "alice", 1_500_000_000, 1_500_000_000);
        List<UserId> stolen = mallory.primaryKeys().getFirst().userIds();
        PrimaryKey alice = Keystore.decode(octets(MINIMAL)).primaryKeys().getFirst();
        Keystore forged =
                new Keystore(List.of(new PrimaryKey(alice.key(), List.of(), stolen, List.of())), Attachments.NONE);
        assertFalse(forged.validStrict());
        assertEquals("", forged.primaryUserId());
    }

    @Test
    void doesNotLetARenamedUserIdPass() throws KeystoreException {
        Keystore renamed = Keystore.decode(octets(MINIMAL.replace(USER_ID, "cd05616c696366")));
        assertFalse(renamed.validStrict());
    }

    @Test
    void takesTheNewestCertificationAndAtEqualTimesTheFirst() throws KeystoreException {
        SignaturePacket first = certification(1);
        SignaturePacket second = certification(2);
        assertEquals(Optional.of(second), new UserId("a", List.of(first, second)).binding());
        assertEquals(Optional.of(second), new UserId("a", List.of(second, first)).binding());
        assertEquals(Optional.of(first), new UserId("a", List.of(first, certification(1))).binding());
    }

    private static SignaturePacket certification(long seconds) {
        return Keystore.certified(ALICE, "a", 0, seconds)
                .primaryKeys()
                .getFirst()
                .userIds()
                .getFirst()
                .certifications()
                .getFirst();
    }

    @Test
    void doesNotTakeASubkeyThatDidNotAcceptItsPrimaryKey() throws KeystoreException {
        Keystore alice = Keystore.decode(hex(Vectors.pki("keystores").get("alice-subkey"), "public"));
        PrimaryKey primary = alice.primaryKeys().getFirst();
        Subkey subkey = primary.subkeys().getFirst();
        SignaturePacket bindingWithoutConsent = SignaturePacket.sign(
                SignatureType.SUBKEY_BINDING,
                new Subpackets.Builder().add(Subpackets.KEY_FLAGS, new byte[] {KeyFlags.DEFAULT}),
                1_600_000_000,
                ALICE,
                primary.keyId(),
                primary.key().bindingInput(subkey.key()));
        assertTrue(alice.validStrict());
        assertFalse(with(primary, subkey, bindingWithoutConsent).validStrict());
    }

    private static Keystore with(PrimaryKey primary, Subkey subkey, SignaturePacket binding) {
        Subkey rebound = new Subkey(primary.keyId(), subkey.key(), List.of(), List.of(binding));
        return new Keystore(
                List.of(new PrimaryKey(primary.key(), List.of(), primary.userIds(), List.of(rebound))),
                Attachments.NONE);
    }

    @Test
    void keepsTheIdentityKeyIdWhateverTheTimeOfCertification() {
        Keystore early = Keystore.forIdentity(ALICE, "alice");
        Keystore late = Keystore.forIdentity(ALICE, "alice", 1_700_000_000);
        assertEquals(early.keyId(), late.keyId());
        assertEquals(early, Keystore.forIdentity(ALICE, "alice"));
        assertFalse(early.equals(late));
        assertTrue(early.validToSave() && late.validToSave());
    }

    @Test
    void signsOnlyWithKeysOfTheContainer() {
        Keystore alice = Keystore.forIdentity(ALICE, "alice");
        assertThrows(
                IllegalArgumentException.class, () -> IntegrationSignature.sign(alice, MALLORY, new byte[32], 1, 1));
        assertThrows(IllegalArgumentException.class, () -> IntegrationSignature.sign(alice, ALICE, new byte[31], 1, 1));
    }

    @Test
    void doesNotTakeTheSignatureOfAnotherKeystore() {
        Keystore alice = Keystore.forIdentity(ALICE, "alice");
        Keystore mallory = Keystore.forIdentity(MALLORY, "alice");
        IntegrationSignature kis = IntegrationSignature.sign(mallory, MALLORY, new byte[32], 1, 1);
        assertTrue(mallory.verifies(kis));
        assertFalse(alice.verifies(kis));
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
