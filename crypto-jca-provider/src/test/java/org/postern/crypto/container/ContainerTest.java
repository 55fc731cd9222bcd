package org.postern.crypto.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.crypto.Vectors.hex;
import static org.postern.crypto.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.crypto.Vectors;
import org.postern.crypto.container.InvalidContainerException.Reason;
import org.postern.crypto.kdf.Kem;

@DisplayName("cipher containers")
class ContainerTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonNode CIPHER = Vectors.api("cipher");
    private static final byte[] KEY = hex(CIPHER, "key");
    private static final byte[] IV = hex(CIPHER, "iv");
    private static final byte[] PLAINTEXT = hex(CIPHER, "plaintext");

    @TestFactory
    Stream<DynamicTest> sealedData() {
        return Vectors.group("sealed_data", v -> {
            byte[] plaintext = text(v, "plaintext_utf8").getBytes(UTF_8);
            byte[] sealed = Container.sealAuthenticatedDeterministic(hex(v, "key"), plaintext);
            assertEquals(text(v, "output"), hex(sealed));
            assertArrayEquals(plaintext, Container.openAuthenticated(hex(v, "key"), sealed));
        });
    }

    @TestFactory
    Stream<DynamicTest> accountSecrets() {
        return Stream.of("privData", "recoveryData")
                .map(name -> DynamicTest.dynamicTest("api.json/" + name + "/0", () -> {
                    JsonNode v = Vectors.api(name);
                    byte[] key = hex(v, name.equals("privData") ? "key" : "key_chainCode");
                    byte[] sealed = Base64.getDecoder().decode(text(v, "encrypted_base64"));
                    assertEquals(text(v, "json"), new String(Container.openAuthenticated(key, sealed), UTF_8));
                    assertArrayEquals(
                            sealed,
                            Container.sealAuthenticated(
                                    key, hex(v, "iv"), text(v, "json").getBytes(UTF_8)));
                }));
    }

    @Test
    @DisplayName("seals every type as the client does (api.json/cipher/0)")
    void sealsEveryTypeAsTheClientDoes() throws InvalidContainerException {
        assertDerivesVectorsOfParts();
        byte[] keys = Kem.derive(KEY, "key expansion", 64);
        assertEquals(text(CIPHER.path("kem"), "kE") + text(CIPHER.path("kem"), "kM"), hex(keys));
        assertEquals(text(CIPHER, "type1_detachedIv"), hex(Container.sealDetached(KEY, IV, PLAINTEXT)));
        assertEquals(text(CIPHER, "type2_attachedIv"), hex(Container.sealAttached(KEY, IV, PLAINTEXT)));
        assertEquals(text(CIPHER, "type4_signed"), hex(Container.sealAuthenticated(KEY, IV, PLAINTEXT)));
        assertEquals(
                text(CIPHER, "type4_deterministic"), hex(Container.sealAuthenticatedDeterministic(KEY, PLAINTEXT)));
        assertArrayEquals(PLAINTEXT, Container.openDetached(KEY, IV, hex(CIPHER, "type1_detachedIv")));
        assertArrayEquals(PLAINTEXT, Container.openAttached(KEY, hex(CIPHER, "type2_attachedIv")));
        assertArrayEquals(PLAINTEXT, Container.openLegacy(KEY, hex(CIPHER, "type3_xtea")));
        assertArrayEquals(PLAINTEXT, Container.openAuthenticated(KEY, hex(CIPHER, "type4_signed")));
    }

    private static void assertDerivesVectorsOfParts() {
        assertEquals(3, CIPHER.path("generateIv").size());
        CIPHER.path("generateIv")
                .properties()
                .forEach(entry -> assertEquals(
                        entry.getValue().asText(), hex(Container.iv(KEY, Long.parseLong(entry.getKey())))));
    }

    @Test
    void randomVectorsDiffer() throws InvalidContainerException {
        byte[] first = Container.sealAttached(KEY, PLAINTEXT, RANDOM);
        byte[] second = Container.sealAttached(KEY, PLAINTEXT, RANDOM);
        assertNotEquals(hex(first), hex(second));
        assertArrayEquals(PLAINTEXT, Container.openAttached(KEY, first));
        byte[] third = Container.sealAuthenticated(KEY, PLAINTEXT, RANDOM);
        byte[] fourth = Container.sealAuthenticated(KEY, PLAINTEXT, RANDOM);
        assertNotEquals(hex(third), hex(fourth));
        assertArrayEquals(PLAINTEXT, Container.openAuthenticated(KEY, fourth));
    }

    @Test
    void everyLengthOpensAgain() throws InvalidContainerException {
        for (int length = 1; length < 70; length++) {
            byte[] plaintext = new byte[length];
            RANDOM.nextBytes(plaintext);
            assertArrayEquals(plaintext, Container.openDetached(KEY, IV, Container.sealDetached(KEY, IV, plaintext)));
            assertArrayEquals(plaintext, Container.openAttached(KEY, Container.sealAttached(KEY, IV, plaintext)));
            assertArrayEquals(
                    plaintext, Container.openAuthenticated(KEY, Container.sealAuthenticated(KEY, IV, plaintext)));
        }
    }

    @Test
    void fullBlockHasTheMaximumLength() {
        byte[] block = Container.sealDetached(KEY, Container.iv(KEY, 0), new byte[131_087]);
        assertEquals(131_089, block.length);
    }

    @Test
    void refusesTheWrongType() {
        byte[] detached = hex(CIPHER, "type1_detachedIv");
        byte[] attached = hex(CIPHER, "type2_attachedIv");
        byte[] signed = hex(CIPHER, "type4_signed");
        assertRefused(Reason.WRONG_TYPE, () -> Container.openDetached(KEY, IV, attached));
        assertRefused(Reason.WRONG_TYPE, () -> Container.openAttached(KEY, signed));
        assertRefused(Reason.WRONG_TYPE, () -> Container.openLegacy(KEY, signed));
        InvalidContainerException unsigned =
                assertRefused(Reason.WRONG_TYPE, () -> Container.openAuthenticated(KEY, detached));
        assertTrue(unsigned.toString().contains("Missing required signature"));
    }

    @Test
    void refusesEveryAlteredByteOfAnAuthenticatedContainer() {
        byte[] signed = hex(CIPHER, "type4_signed");
        for (int i = 1; i < signed.length; i++) {
            byte[] altered = signed.clone();
            altered[i] ^= 1;
            assertRefused(Reason.WRONG_TAG, () -> Container.openAuthenticated(KEY, altered));
        }
        byte[] otherKey = KEY.clone();
        otherKey[0] ^= 1;
        assertRefused(Reason.WRONG_TAG, () -> Container.openAuthenticated(otherKey, signed));
    }

    @Test
    void refusesWrongLengths() {
        byte[] nothing = new byte[0];
        assertRefused(Reason.WRONG_LENGTH, () -> Container.openDetached(KEY, IV, nothing));
        assertRefused(Reason.WRONG_LENGTH, () -> Container.openAttached(KEY, nothing));
        assertRefused(Reason.WRONG_LENGTH, () -> Container.openAuthenticated(KEY, nothing));
        assertRefused(Reason.WRONG_LENGTH, () -> Container.openLegacy(KEY, nothing));
        assertRefused(Reason.WRONG_LENGTH, () -> Container.openDetached(KEY, IV, new byte[] {1}));
        assertRefused(Reason.WRONG_LENGTH, () -> Container.openDetached(KEY, IV, typed(1, 16)));
        assertRefused(Reason.WRONG_LENGTH, () -> Container.openAttached(KEY, typed(2, 17)));
        assertRefused(Reason.WRONG_LENGTH, () -> Container.openAttached(KEY, typed(2, 5)));
        assertRefused(Reason.WRONG_LENGTH, () -> Container.openAuthenticated(KEY, typed(4, 33)));
        assertRefused(Reason.WRONG_LENGTH, () -> Container.openLegacy(KEY, typed(3, 1)));
        assertRefused(Reason.WRONG_LENGTH, () -> Container.openLegacy(KEY, typed(3, 10)));
    }

    @Test
    void wrongKeyIsWrongPaddingWhereNothingIsAuthenticated() {
        // The last block of zeros decrypts under this key to bytes that are no padding.
        assertRefused(Reason.WRONG_PADDING, () -> Container.openDetached(KEY, IV, typed(1, 17)));
        assertRefused(Reason.WRONG_PADDING, () -> Container.openLegacy(KEY, typed(3, 9)));
    }

    @Test
    void refusesMisuse() {
        assertThrows(IllegalArgumentException.class, () -> Container.sealDetached(KEY, IV, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> Container.sealAttached(KEY, IV, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> Container.sealDetached(KEY, new byte[15], PLAINTEXT));
        assertThrows(IllegalArgumentException.class, () -> Container.sealDetached(new byte[16], IV, PLAINTEXT));
        assertThrows(IllegalArgumentException.class, () -> Container.sealAuthenticated(new byte[16], IV, PLAINTEXT));
    }

    private static byte[] typed(int type, int length) {
        byte[] sealed = new byte[length];
        Arrays.fill(sealed, (byte) 0);
        sealed[0] = (byte) type;
        return sealed;
    }

    @FunctionalInterface
    private interface Opening {
        byte[] open() throws InvalidContainerException;
    }

    private static InvalidContainerException assertRefused(Reason reason, Opening opening) {
        InvalidContainerException refusal = assertThrows(InvalidContainerException.class, opening::open);
        assertEquals(reason, refusal.reason());
        return refusal;
    }
}
