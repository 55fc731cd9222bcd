package org.postern.crypto.vrf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ECVRF-EDWARDS25519-SHA512-TAI agrees with RFC 9381")
class VrfRfcTest {
    /** Appendix B.3. */
    record Example(String name, String secret, String publicKey, String alpha, String pi, String beta) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Example EMPTY = new Example(
            "example 16",
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "8657106690b5526245a92b003bb079ccd1a92130477671f6fc01ad16f26f723f26f8a57ccaed74ee1b190bed1f479d97"
                    + "27d2d0f9b005a6e456a35d4fb0daab1268a1b0db10836d9826a528ca76567805",
            "90cf1df3b703cce59e2a35b925d411164068269d7b2d29f3301c03dd757876ff"
                    + "66b71dda49d2de59d03450451af026798e8f81cd2e333de5cdf4f3e140fdd8ae");
    private static final Example ONE_OCTET = new Example(
            "example 17",
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "f3141cd382dc42909d19ec5110469e4feae18300e94f304590abdced48aed5933bf0864a62558b3ed7f2fea45c92a465"
                    + "301b3bbf5e3e54ddf2d935be3b67926da3ef39226bbc355bdc9850112c8f4b02",
            "eb4440665d3891d668e7e0fcaf587f1b4bd7fbfe99d0eb2211ccec90496310eb"
                    + "5e33821bc613efb94db5e5b54c70a848a0bef4553a41befc57663b56373a5031");
    private static final Example TWO_OCTETS = new Example(
            "example 18",
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "9bc0f79119cc5604bf02d23b4caede71393cedfbb191434dd016d30177ccbf8096bb474e53895c362d8628ee9f9ea3c0"
                    + "e52c7a5c691b6c18c9979866568add7a2d41b00b05081ed0f58ee5e31b3a970e",
            "645427e5d00c62a23fb703732fa5d892940935942101e456ecca7bb217c61c45"
                    + "2118fec1219202a0edcf038bb6373241578be7217ba85a2687f7a0310b2df19f");

    static Stream<Example> examples() {
        return Stream.of(EMPTY, ONE_OCTET, TWO_OCTETS);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void recomputesKeyProofAndOutput(Example example) {
        VrfSecretKey secret = VrfSecretKey.of(hex(example.secret));
        assertEquals(example.publicKey, hex(secret.publicKey().encode()));
        assertEquals(example.pi, hex(secret.prove(hex(example.alpha))));
        assertEquals(example.beta, hex(secret.output(hex(example.alpha))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void verifiesTheProof(Example example) {
        VrfPublicKey key = VrfPublicKey.decode(hex(example.publicKey)).orElseThrow();
        assertEquals(
                Optional.of(example.beta),
                key.verify(hex(example.alpha), hex(example.pi)).map(VrfRfcTest::hex));
        assertEquals(
                Optional.of(example.beta), VrfPublicKey.output(hex(example.pi)).map(VrfRfcTest::hex));
        assertTrue(key.verify(hex("00"), hex(example.pi)).isEmpty());
    }

    @Test
    void refusesEveryProofWithOneBitFlipped() {
        VrfPublicKey key = VrfPublicKey.decode(hex(ONE_OCTET.publicKey)).orElseThrow();
        byte[] proof = hex(ONE_OCTET.pi);
        for (int bit = 0; bit < 8 * proof.length; bit++) {
            byte[] forged = proof.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertTrue(key.verify(hex(ONE_OCTET.alpha), forged).isEmpty(), "bit " + bit);
        }
    }

    @Test
    void refusesProofsOfAnotherLengthAndResponsesAboveTheOrder() {
        VrfPublicKey key = VrfPublicKey.decode(hex(EMPTY.publicKey)).orElseThrow();
        assertTrue(key.verify(new byte[0], new byte[0]).isEmpty());
        assertTrue(key.verify(new byte[0], hex(EMPTY.pi + "00")).isEmpty());
        // s + L: the same number in another form.
        String response = EMPTY.pi.substring(96);
        BigInteger order =
                new BigInteger("7237005577332262213973186563042994240857116359379907606001950938285454250989");
        byte[] littleEndian = hex(response);
        byte[] bigEndian = reversed(littleEndian);
        byte[] larger = new BigInteger(1, bigEndian).add(order).toByteArray();
        byte[] again = reversed(Arrays.copyOfRange(larger, larger.length - 32, larger.length));
        assertFalse(Arrays.equals(littleEndian, again));
        assertTrue(key.verify(new byte[0], hex(EMPTY.pi.substring(0, 96) + hex(again)))
                .isEmpty());
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            out[i] = bytes[bytes.length - 1 - i];
        }
        return out;
    }

    /** Points of order 1, 2, 4 and 8, a number that is no y of the curve, p itself, and x = 0 with a sign. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "0200000000000000000000000000000000000000000000000000000000000000",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "00"
            })
    void refusesKeysThatProveNothing(String key) {
        assertTrue(VrfPublicKey.decode(hex(key)).isEmpty());
    }

    @Test
    void aDestroyedKeyIsOfNoUse() {
        VrfSecretKey secret = VrfSecretKey.of(hex(EMPTY.secret));
        secret.destroy();
        assertTrue(secret.isDestroyed());
        assertThrows(IllegalStateException.class, () -> secret.output(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> VrfSecretKey.of(new byte[31]));
    }

    @Test
    void namesItself() {
        VrfPublicKey key = VrfSecretKey.of(hex(EMPTY.secret)).publicKey();
        assertEquals(VrfPublicKey.decode(key.encode()), Optional.of(key));
        assertEquals(VrfPublicKey.decode(key.encode()).orElseThrow().hashCode(), key.hashCode());
        assertArrayEquals(hex(EMPTY.publicKey), key.encode());
    }
}
