package org.postern.crypto.hd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.crypto.Vectors.hex;
import static org.postern.crypto.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.crypto.Vectors;
import org.postern.crypto.text.Base58Check;

@DisplayName("BIP-32")
class ExtendedKeyTest {
    private static final JsonNode VECTORS = Vectors.api("extendedKeys");

    @TestFactory
    Stream<DynamicTest> identityKey() {
        return Vectors.group("identity_key", v -> {
            ExtendedKey master = ExtendedKey.fromSeed(hex(v, "master_seed"));
            assertEquals(text(v, "master_private"), scalar(master));
            assertEquals(text(v, "master_chain_code"), hex(master.chainCode()));
            for (int index : new int[] {0, 2}) {
                ExtendedKey child = master.hardenedChild(index);
                assertEquals(text(v, "child_" + index + "_hardened_private"), scalar(child));
                assertEquals(
                        text(v, "child_" + index + "_hardened_public_base58"),
                        child.publicKey().text());
            }
        });
    }

    @Test
    @DisplayName(
            "key tree of an account, raw bytes and the rule for leading zeros as recorded (api.json/extendedKeys/0)")
    void agreesWithTheRecordedKeys() throws InvalidKeyException {
        assertArrayEquals(hex(VECTORS, "masterSeed"), Base64.getDecoder().decode(text(VECTORS, "masterSeedBase64")));
        ExtendedKey master = ExtendedKey.fromSeed(hex(VECTORS, "masterSeed"));
        assertSame(VECTORS.path("master"), master);
        assertEquals(6, VECTORS.path("derivedHardened").size());
        for (Map.Entry<String, JsonNode> child : VECTORS.path("derivedHardened").properties()) {
            assertSame(child.getValue(), master.hardenedChild(Integer.parseInt(child.getKey())));
        }
        assertSame(VECTORS.path("fromRaw64").path("key"), ExtendedKey.fromRaw(hex(VECTORS.path("fromRaw64"), "raw")));
        assertHashesALeadingZeroByteNot(VECTORS.path("leadingZeroQuirk"));
    }

    private static void assertHashesALeadingZeroByteNot(JsonNode v) throws InvalidKeyException {
        ExtendedKey master = ExtendedKey.fromSeed(hex(v, "seed"));
        assertSame(v.path("master"), master);
        ExtendedKey child = master.hardenedChild(2);
        assertSame(v.path("derivedHardened2"), child);
        assertNotEquals(text(v, "standardBip32Priv"), scalar(child));
    }

    @Test
    void newMasterSeedsHaveNoLeadingZeroByte() {
        byte[] quirky = hex(VECTORS.path("leadingZeroQuirk"), "seed");
        byte[] good = hex(VECTORS, "masterSeed");
        assertArrayEquals(good, ExtendedKey.newMasterSeed(new Scripted(quirky, good)));
    }

    @Test
    void randomKeysDifferAndComeBackFromText() throws InvalidKeyException {
        ExtendedKey first = ExtendedKey.generate(new SecureRandom());
        ExtendedKey second = ExtendedKey.generate(new SecureRandom());
        assertNotEquals(first, second);
        assertEquals(first, ExtendedKey.parse(first.xprv().orElseThrow()));
        assertEquals(
                first.hashCode(), ExtendedKey.parse(first.xprv().orElseThrow()).hashCode());
        assertEquals(first.publicOnly(), ExtendedKey.parse(first.xpub()));
        assertNotEquals(first, first.publicOnly());
    }

    @Test
    void publicKeyHasNoPrivateHalfAndNoHardenedChildren() {
        ExtendedKey readOnly = ExtendedKey.fromSeed(new byte[64]).publicOnly();
        assertEquals(Optional.empty(), readOnly.privateKey());
        assertEquals(Optional.empty(), readOnly.xprv());
        assertThrows(IllegalStateException.class, () -> readOnly.hardenedChild(0));
        assertTrue(readOnly.xpub().startsWith("xpub"));
    }

    static Stream<Arguments> malformed() {
        byte[] good =
                Base58Check.decode(ExtendedKey.fromSeed(new byte[64]).xprv().orElseThrow());
        byte[] publicKey = Base58Check.decode(ExtendedKey.fromSeed(new byte[64]).xpub());
        return Stream.of(
                Arguments.of("other version", with(good, 0, 1)),
                Arguments.of("parent at depth 0", with(good, 5, 1)),
                Arguments.of("number at depth 0", with(good, 12, 1)),
                Arguments.of("private key without its zero byte", with(good, 45, 1)),
                Arguments.of("private key zero", zeroed(good, 45)),
                Arguments.of("point off the curve", zeroed(publicKey, 46)),
                Arguments.of("point with another first byte", with(publicKey, 45, 4)),
                Arguments.of("77 bytes", Arrays.copyOf(good, 77)),
                Arguments.of("79 bytes", Arrays.copyOf(good, 79)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void refusesText(String name, byte[] payload) {
        String text = Base58Check.encode(payload);
        assertThrows(InvalidKeyException.class, () -> ExtendedKey.parse(text));
    }

    @Test
    void refusesWhatIsNoBase58Check() {
        assertThrows(InvalidKeyException.class, () -> ExtendedKey.parse(""));
        assertThrows(InvalidKeyException.class, () -> ExtendedKey.parse("xprv0"));
        assertThrows(InvalidKeyException.class, () -> ExtendedKey.parse("x".repeat(5000)));
    }

    @Test
    void refusesSeedsAndIndexesOutside() {
        ExtendedKey master = ExtendedKey.fromSeed(new byte[16]);
        assertThrows(IllegalArgumentException.class, () -> ExtendedKey.fromSeed(new byte[15]));
        assertThrows(IllegalArgumentException.class, () -> ExtendedKey.fromSeed(new byte[65]));
        assertThrows(IllegalArgumentException.class, () -> ExtendedKey.fromRaw(new byte[63]));
        assertThrows(IllegalArgumentException.class, () -> master.hardenedChild(-1));
    }

    private static void assertSame(JsonNode expected, ExtendedKey key) throws InvalidKeyException {
        assertEquals(Optional.of(text(expected, "xprv")), key.xprv());
        assertEquals(text(expected, "xpub"), key.xpub());
        assertEquals(text(expected, "priv"), scalar(key));
        assertEquals(text(expected, "chainCode"), hex(key.chainCode()));
        assertEquals(text(expected, "pub58"), key.publicKey().text());
        assertEquals(key, ExtendedKey.parse(text(expected, "xprv")));
        assertEquals(key.publicOnly(), ExtendedKey.parse(text(expected, "xpub")));
    }

    private static String scalar(ExtendedKey key) {
        return HexFormat.of().formatHex(key.privateKey().orElseThrow().scalar());
    }

    private static byte[] with(byte[] payload, int index, int value) {
        byte[] out = payload.clone();
        out[index] = (byte) value;
        return out;
    }

    private static byte[] zeroed(byte[] payload, int from) {
        byte[] out = payload.clone();
        Arrays.fill(out, from, out.length, (byte) 0);
        return out;
    }

    /** Hands out given byte strings, one for each request. */
    private static final class Scripted extends SecureRandom {
        private final transient byte[][] answers;
        private int next;

        Scripted(byte[]... answers) {
            this.answers = answers;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(answers[next++], 0, bytes, 0, bytes.length);
        }
    }
}
