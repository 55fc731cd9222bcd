package org.postern.crypto.primitive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Ed25519 agrees with RFC 8032")
class Ed25519Test {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00"
    })
    void signsAndVerifies(String seed, String key, String message, String signature) {
        assertEquals(key, HEX.formatHex(Ed25519.publicKey(HEX.parseHex(seed))));
        assertEquals(signature, HEX.formatHex(Ed25519.sign(HEX.parseHex(seed), HEX.parseHex(message))));
        assertTrue(Ed25519.verify(HEX.parseHex(key), HEX.parseHex(message), HEX.parseHex(signature)));
        byte[] forged = HEX.parseHex(signature);
        for (int bit = 0; bit < 8 * forged.length; bit += 9) {
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(Ed25519.verify(HEX.parseHex(key), HEX.parseHex(message), forged));
            forged[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @Test
    void refusesOtherLengthsAndKeysThatAreNone() {
        assertFalse(Ed25519.verify(new byte[31], new byte[0], new byte[64]));
        assertFalse(Ed25519.verify(new byte[32], new byte[0], new byte[63]));
        byte[] large = new byte[32];
        Arrays.fill(large, (byte) 0xff);
        assertFalse(Ed25519.verify(large, new byte[0], new byte[64]));
        assertThrows(IllegalArgumentException.class, () -> Ed25519.publicKey(new byte[33]));
    }
}
