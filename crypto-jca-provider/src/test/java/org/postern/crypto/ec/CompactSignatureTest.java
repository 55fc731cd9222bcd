package org.postern.crypto.ec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.primitive.Sha2;

@DisplayName("compact signatures")
class CompactSignatureTest {
    private static final EcPrivateKey KEY = EcPrivateKey.of(HexFormat.of().parseHex("55".repeat(32)));
    private static final byte[] DIGEST = Sha2.sha256(new byte[] {1, 2, 3});
    private static final byte[] SIGNATURE = CompactSignature.sign(KEY, DIGEST);
    private static final byte[] ZERO = new byte[32];
    private static final byte[] ORDER = Secp256k1.bytes(Secp256k1.ORDER);
    private static final byte[] MAX = HexFormat.of().parseHex("ff".repeat(32));

    static Stream<Arguments> malformed() {
        byte[] r = Arrays.copyOfRange(SIGNATURE, 1, 33);
        byte[] s = Arrays.copyOfRange(SIGNATURE, 33, 65);
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("64 bytes", Arrays.copyOf(SIGNATURE, 64)),
                Arguments.of("66 bytes", Arrays.copyOf(SIGNATURE, 66)),
                Arguments.of("r = 0", signature(27, ZERO, s)),
                Arguments.of("s = 0", signature(27, r, ZERO)),
                Arguments.of("r = s = 0", signature(27, ZERO, ZERO)),
                Arguments.of("r = n", signature(27, ORDER, s)),
                Arguments.of("s = n", signature(27, r, ORDER)),
                Arguments.of("r above n", signature(27, MAX, s)),
                Arguments.of("s above n", signature(27, r, MAX)),
                Arguments.of("r and s exchanged", signature(27, s, r)),
                Arguments.of("header 0", signature(0, r, s)),
                Arguments.of("header 26", signature(26, r, s)),
                Arguments.of("header 35", signature(35, r, s)),
                Arguments.of("header 255", signature(255, r, s)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void refuses(String name, byte[] signature) {
        assertFalse(CompactSignature.verify(KEY.publicKey(), DIGEST, signature));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {27, 28, 30, 34})
    void acceptsEveryHeaderOfThe2018Client(int header) {
        byte[] signature = SIGNATURE.clone();
        signature[0] = (byte) header;
        assertTrue(CompactSignature.verify(KEY.publicKey(), DIGEST, signature));
    }

    @Test
    void acceptsBothHalvesOfS() {
        byte[] s = Arrays.copyOfRange(SIGNATURE, 33, 65);
        byte[] mirrored = Secp256k1.bytes(Secp256k1.ORDER.subtract(new BigInteger(1, s)));
        byte[] other = signature(27, Arrays.copyOfRange(SIGNATURE, 1, 33), mirrored);
        assertTrue(CompactSignature.verify(KEY.publicKey(), DIGEST, other));
    }

    @Test
    void refusesEveryAlteredByteAndOtherKeysAndDigests() {
        for (int i = 1; i < CompactSignature.LENGTH; i++) {
            byte[] altered = SIGNATURE.clone();
            altered[i] ^= 1;
            assertFalse(CompactSignature.verify(KEY.publicKey(), DIGEST, altered), "byte " + i);
        }
        EcPublicKey other =
                EcPrivateKey.of(HexFormat.of().parseHex("56".repeat(32))).publicKey();
        assertFalse(CompactSignature.verify(other, DIGEST, SIGNATURE));
        assertFalse(CompactSignature.verify(KEY.publicKey(), Sha2.sha256(DIGEST), SIGNATURE));
    }

    @Test
    void signsDigestsOf32BytesOnly() {
        assertThrows(IllegalArgumentException.class, () -> CompactSignature.sign(KEY, new byte[31]));
        assertThrows(
                IllegalArgumentException.class,
                () -> CompactSignature.verify(KEY.publicKey(), new byte[64], SIGNATURE));
        assertEquals(CompactSignature.LENGTH, SIGNATURE.length);
    }

    private static byte[] signature(int header, byte[] r, byte[] s) {
        byte[] out = new byte[CompactSignature.LENGTH];
        out[0] = (byte) header;
        System.arraycopy(r, 0, out, 1, 32);
        System.arraycopy(s, 0, out, 33, 32);
        return out;
    }

    @ParameterizedTest(name = "a key of {0} repeated")
    @ValueSource(strings = {"01", "55", "7f", "a3"})
    void recoversTheKeyOfARecoverableSignature(String octet) {
        EcPrivateKey key = EcPrivateKey.of(HexFormat.of().parseHex(octet.repeat(32)));
        byte[] signature = CompactSignature.signRecoverable(key, DIGEST);
        assertTrue(signature[0] >= 31 && signature[0] <= 34, "header " + signature[0]);
        assertEquals(Optional.of(key.publicKey()), CompactSignature.recover(DIGEST, signature));
        assertTrue(CompactSignature.verify(key.publicKey(), DIGEST, signature));
        // The forms for uncompressed keys name the same four points.
        signature[0] = (byte) (signature[0] - 4);
        assertEquals(Optional.of(key.publicKey()), CompactSignature.recover(DIGEST, signature));
    }

    @Test
    void signsTheSameNumbersWithAndWithoutRecovery() {
        byte[] recoverable = CompactSignature.signRecoverable(KEY, DIGEST);
        recoverable[0] = SIGNATURE[0];
        assertEquals(HexFormat.of().formatHex(SIGNATURE), HexFormat.of().formatHex(recoverable));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void recoversNoSuchKeyFromMalformedBytes(String name, byte[] signature) {
        assertNotEquals(Optional.of(KEY.publicKey()), CompactSignature.recover(DIGEST, signature), name);
    }

    @Test
    void recoversAnotherKeyForAnotherDigest() {
        byte[] signature = CompactSignature.signRecoverable(KEY, DIGEST);
        byte[] other = Sha2.sha256(DIGEST);
        assertNotEquals(Optional.of(KEY.publicKey()), CompactSignature.recover(other, signature));
    }
}
