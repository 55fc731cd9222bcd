package org.postern.protocol.keystore;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.testkit.Vectors.hex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.testkit.Vectors;

@DisplayName("a changed keystore is refused or is another one")
class KeystoreMutationTest {
    private static final int[] FLIPS = {0x01, 0x40, 0x80, 0xFF};

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"alice-subkey", "alice-attachments", "admin-document"})
    void neverTakesAChangedContainerForTheSignedOne(String name) throws KeystoreException {
        JsonNode v = Vectors.pki("keystores").get(name);
        IntegrationSignature kis = IntegrationSignature.decode(hex(v, "kis"));
        byte[] original = hex(v, "public");
        assertTrue(isAccepted(original, kis));
        for (int i = 0; i < original.length; i++) {
            for (int flip : FLIPS) {
                byte[] changed = original.clone();
                changed[i] ^= (byte) flip;
                assertFalse(isAccepted(changed, kis), "octet " + i + " changed by " + flip);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"alice-subkey", "alice-attachments"})
    void neverTakesAShortenedOrLengthenedContainer(String name) throws KeystoreException {
        JsonNode v = Vectors.pki("keystores").get(name);
        IntegrationSignature kis = IntegrationSignature.decode(hex(v, "kis"));
        byte[] original = hex(v, "public");
        for (int length = 0; length < original.length; length++) {
            assertFalse(isAccepted(Arrays.copyOf(original, length), kis), "cut to " + length);
        }
        assertThrows(KeystoreException.class, () -> Keystore.decode(Arrays.copyOf(original, original.length + 1)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"alice-minimal", "admin-document"})
    void neverTakesAChangedIntegrationSignature(String name) throws KeystoreException {
        JsonNode v = Vectors.pki("keystores").get(name);
        KeyContainer container = KeyContainer.decode(hex(v, "public"));
        byte[] original = hex(v, "kis");
        for (int i = 0; i < original.length; i++) {
            for (int flip : FLIPS) {
                byte[] changed = original.clone();
                changed[i] ^= (byte) flip;
                assertFalse(verifies(container, changed), "octet " + i + " changed by " + flip);
            }
        }
        assertFalse(verifies(container, Arrays.copyOf(original, original.length + 1)));
    }

    /** Anything thrown but a refusal fails the test. */
    private static boolean isAccepted(byte[] octets, IntegrationSignature kis) {
        try {
            KeyContainer container = KeyContainer.decode(octets);
            return container.validToSave() && container.verifies(kis);
        } catch (KeystoreException e) {
            return false;
        }
    }

    private static boolean verifies(KeyContainer container, byte[] kis) {
        try {
            return container.verifies(IntegrationSignature.decode(kis));
        } catch (KeystoreException e) {
            return false;
        }
    }
}
