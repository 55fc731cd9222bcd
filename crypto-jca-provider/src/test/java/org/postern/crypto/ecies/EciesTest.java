package org.postern.crypto.ecies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.postern.crypto.Vectors.hex;
import static org.postern.crypto.Vectors.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.crypto.Vectors;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;

@DisplayName("ECIES")
class EciesTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final EcPrivateKey ALICE = EcPrivateKey.generate(RANDOM);
    private static final EcPrivateKey BOB = EcPrivateKey.generate(RANDOM);

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.group("ecies", v -> {
            EcPrivateKey sender = EcPrivateKey.of(hex(v, "sender_private"));
            EcPrivateKey recipient = EcPrivateKey.of(hex(v, "recipient_private"));
            byte[] sealed = Ecies.seal(sender, recipient.publicKey(), hex(v, "message"));
            assertEquals(text(v, "output"), hex(sealed));
            assertEquals(text(v, "message"), hex(Ecies.open(recipient, sender.publicKey(), sealed)));
        });
    }

    @Test
    @DisplayName("seals as the api vector does (api.json/ecies/0)")
    void sealsAsTheApiVectorDoes() throws Exception {
        JsonNode v = Vectors.api("ecies");
        EcPrivateKey from = EcPrivateKey.of(hex(v, "fromPriv"));
        byte[] sealed = Ecies.seal(from, EcPublicKey.fromText(text(v, "toPub58")), hex(v, "plaintext"));
        assertEquals(text(v, "ciphertext"), hex(sealed));
        JsonNode receiver = Vectors.api("keys").get(2);
        assertEquals(text(v, "toPub58"), text(receiver, "pub58"));
        EcPrivateKey to = EcPrivateKey.fromWif(text(receiver, "wif"));
        assertEquals(text(v, "plaintext"), hex(Ecies.open(to, from.publicKey(), sealed)));
    }

    @Test
    void everyLengthOpensAgain() throws AEADBadTagException {
        Ecies toBob = Ecies.between(ALICE, BOB.publicKey());
        Ecies fromAlice = Ecies.between(BOB, ALICE.publicKey());
        for (int length = 0; length < 50; length++) {
            byte[] message = new byte[length];
            RANDOM.nextBytes(message);
            byte[] sealed = toBob.seal(message);
            assertArrayEquals(message, fromAlice.open(sealed));
            assertArrayEquals(sealed, Ecies.seal(ALICE, BOB.publicKey(), message));
        }
    }

    @Test
    void everyAlteredByteIsAnInvalidChecksum() {
        byte[] sealed = Ecies.seal(ALICE, BOB.publicKey(), new byte[20]);
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertRefused(altered);
        }
    }

    @Test
    void everyCutIsAnInvalidChecksum() {
        byte[] sealed = Ecies.seal(ALICE, BOB.publicKey(), new byte[20]);
        for (int length = 0; length < sealed.length; length++) {
            assertRefused(Arrays.copyOf(sealed, length));
        }
        assertRefused(Arrays.copyOf(sealed, sealed.length + 16));
    }

    @Test
    void anotherSenderIsAnInvalidChecksum() {
        byte[] sealed = Ecies.seal(EcPrivateKey.generate(RANDOM), BOB.publicKey(), new byte[20]);
        assertRefused(sealed);
    }

    private static void assertRefused(byte[] sealed) {
        AEADBadTagException refusal =
                assertThrows(AEADBadTagException.class, () -> Ecies.open(BOB, ALICE.publicKey(), sealed));
        assertEquals("Invalid checksum", refusal.getMessage());
    }
}
