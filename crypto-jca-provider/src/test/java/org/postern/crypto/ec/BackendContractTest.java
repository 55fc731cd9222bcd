package org.postern.crypto.ec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.crypto.Vectors.hex;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.crypto.Vectors;

/** Every implementation of the curve passes these; what they compute is compared number by number. */
@DisplayName("implementations of the curve")
@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"})
class BackendContractTest {
    private static final BigInteger N = Secp256k1.ORDER;
    private static final Secp256k1Backend JAVA = new BouncyCastleBackend();
    private static final byte[] ONE = Secp256k1.bytes(BigInteger.ONE);

    record Named(String name, Secp256k1Backend backend) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> backends() throws NativeUnavailable {
        return Stream.of(new Named("Bouncy Castle", JAVA), new Named("libsecp256k1", NativeBackend.open()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    void givesTheKnownAnswers(Named implementation) {
        assertDoesNotThrow(() -> KnownAnswers.check(implementation.backend()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    void signsAllVectorsByteForByte(Named implementation) {
        AtomicInteger signed = new AtomicInteger();
        Vectors.eachGroup(group -> {
            if (group.getKey().equals("ecdsa_sign")) {
                group.getValue().forEach(v -> {
                    byte[] signature = implementation.backend().sign(hex(v, "private"), hex(v, "hash"));
                    assertEquals(Vectors.text(v, "signature"), "1b" + hex(signature));
                    signed.incrementAndGet();
                });
            }
        });
        assertEquals(5, signed.get());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    void verifiesBothHalvesOfS(Named implementation) {
        byte[] digest = bytes(1, 32);
        byte[] key = JAVA.publicPoint(ONE);
        byte[] signature = JAVA.sign(ONE, digest);
        byte[] other = signature.clone();
        BigInteger s = new BigInteger(1, signature, 32, 32);
        System.arraycopy(Secp256k1.bytes(N.subtract(s)), 0, other, 32, 32);
        assertTrue(implementation.backend().verify(key, digest, signature, 0));
        assertTrue(implementation.backend().verify(key, digest, other, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    void readsASignatureAtItsOffset(Named implementation) {
        byte[] digest = bytes(2, 32);
        byte[] shifted = new byte[70];
        System.arraycopy(JAVA.sign(ONE, digest), 0, shifted, 6, 64);
        assertTrue(implementation.backend().verify(JAVA.publicPoint(ONE), digest, shifted, 6));
        assertFalse(implementation.backend().verify(JAVA.publicPoint(ONE), digest, shifted, 5));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    void takesDigestsAtAndAboveTheOrder(Named implementation) {
        for (BigInteger number :
                new BigInteger[] {BigInteger.ZERO, N.subtract(BigInteger.ONE), N, N.add(BigInteger.TEN), max()}) {
            byte[] digest = Secp256k1.bytes(number);
            byte[] signature = implementation.backend().sign(ONE, digest);
            assertEquals(hex(JAVA.sign(ONE, digest)), hex(signature), () -> "digest " + number.toString(16));
            assertTrue(implementation.backend().verify(JAVA.publicPoint(ONE), digest, signature, 0));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    void agreesWithPureJavaOnRandomNumbers(Named implementation) throws InvalidPointException {
        Secp256k1Backend tested = implementation.backend();
        SplittableRandom random = new SplittableRandom(20261121);
        int high = 0;
        for (int i = 0; i < 300; i++) {
            byte[] scalar = scalar(random);
            byte[] digest = bytes(random);
            byte[] point = JAVA.publicPoint(scalar);
            assertArrayEquals(point, tested.publicPoint(scalar));
            assertArrayEquals(point, tested.decode(EcPublicKey.ofChecked(point).compressed()));
            byte[] signature = JAVA.sign(scalar, digest);
            assertArrayEquals(signature, tested.sign(scalar, digest));
            high += isHigh(signature) ? 1 : 0;
            assertTrue(tested.verify(point, digest, signature, 0));
            byte[] forged = signature.clone();
            forged[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
            assertEquals(JAVA.verify(point, digest, forged, 0), tested.verify(point, digest, forged, 0));
            byte[] other = scalar(random);
            assertArrayEquals(JAVA.sharedX(other, point), tested.sharedX(other, point));
            assertArrayEquals(JAVA.addScalars(scalar, other), tested.addScalars(scalar, other));
            assertArrayEquals(JAVA.multiplyScalars(scalar, other), tested.multiplyScalars(scalar, other));
            assertArrayEquals(
                    JAVA.publicPoint(tested.multiplyScalars(scalar, other)), tested.multiplyPoint(other, point));
            assertEquals(
                    Optional.of(hex(JAVA.publicPoint(tested.addScalars(scalar, other)))),
                    text(tested.addPoints(point, JAVA.publicPoint(other))));
            for (int id = 0; id < 4; id++) {
                assertEquals(
                        text(JAVA.recover(digest, signature, 0, id)), text(tested.recover(digest, signature, 0, id)));
            }
        }
        assertTrue(high > 100 && high < 200, "both halves of s occurred, the high one so often: " + high);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    void agreesWithPureJavaOnRandomPoints(Named implementation) {
        SplittableRandom random = new SplittableRandom(7);
        int valid = 0;
        for (int i = 0; i < 200; i++) {
            byte[] compressed = Arrays.copyOf(new byte[] {(byte) (2 + random.nextInt(2))}, 33);
            System.arraycopy(bytes(random), 0, compressed, 1, 32);
            Optional<String> expected = read(JAVA, compressed);
            assertEquals(expected, read(implementation.backend(), compressed));
            valid += expected.isPresent() ? 1 : 0;
        }
        assertTrue(valid > 50 && valid < 150, "about half of all numbers are an x: " + valid);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    void recoversFromANoncePointWithXAboveTheOrder(Named implementation) {
        // The smallest r for which r + n is an x of the curve; no honest signer ever meets one.
        byte[] digest = bytes(3, 32);
        for (int r = 1; r < 20; r++) {
            byte[] signature = new byte[64];
            signature[31] = (byte) r;
            signature[63] = 1;
            for (int id = 0; id < 4; id++) {
                Optional<byte[]> key = implementation.backend().recover(digest, signature, 0, id);
                assertEquals(text(JAVA.recover(digest, signature, 0, id)), text(key));
                key.ifPresent(point -> assertTrue(implementation.backend().verify(point, digest, signature, 0)));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    void refusesPointsOutsideTheCurve(Named implementation) {
        byte[] base = JAVA.publicPoint(ONE);
        byte[] off = base.clone();
        off[64] ^= 1;
        byte[] zero = new byte[65];
        zero[0] = 4;
        byte[] large = Arrays.copyOf(new byte[] {2}, 33);
        Arrays.fill(large, 1, 33, (byte) 0xff);
        for (byte[] wrong : new byte[][] {off, zero, large}) {
            assertThrows(
                    InvalidPointException.class, () -> implementation.backend().decode(wrong));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    void refusesROrSOutsideTheirRange(Named implementation) {
        byte[] digest = bytes(4, 32);
        byte[] key = JAVA.publicPoint(ONE);
        byte[] good = JAVA.sign(ONE, digest);
        for (BigInteger wrong : new BigInteger[] {BigInteger.ZERO, N, N.add(BigInteger.ONE), max()}) {
            for (int at : new int[] {0, 32}) {
                byte[] bad = good.clone();
                System.arraycopy(Secp256k1.bytes(wrong), 0, bad, at, 32);
                assertFalse(implementation.backend().verify(key, digest, bad, 0), () -> at + ": " + wrong.toString(16));
                assertTrue(implementation.backend().recover(digest, bad, 0, 0).isEmpty());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    void addsScalarsAcrossTheOrder(Named implementation) {
        byte[] last = Secp256k1.bytes(N.subtract(BigInteger.ONE));
        byte[] zero = new byte[32];
        assertArrayEquals(zero, implementation.backend().addScalars(last, ONE));
        assertArrayEquals(ONE, implementation.backend().addScalars(ONE, zero));
        assertArrayEquals(ONE, implementation.backend().addScalars(ONE, Secp256k1.bytes(N)));
        assertArrayEquals(Secp256k1.sum(last, last), implementation.backend().addScalars(last, last));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    void findsNoPointInASumThatVanishes(Named implementation) {
        byte[] point = JAVA.publicPoint(bytes(8, 32));
        byte[] negative = implementation.backend().multiplyPoint(Secp256k1.bytes(N.subtract(BigInteger.ONE)), point);
        assertTrue(implementation.backend().addPoints(point, negative).isEmpty());
        assertEquals(
                Optional.of(hex(JAVA.multiplyPoint(Secp256k1.bytes(BigInteger.TWO), point))),
                text(implementation.backend().addPoints(point, point)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    void leavesItsArgumentsAsTheyAre(Named implementation) {
        byte[] scalar = bytes(5, 32);
        byte[] digest = bytes(6, 32);
        byte[] point = JAVA.publicPoint(ONE);
        implementation.backend().sharedX(scalar, point);
        byte[] signature = implementation.backend().sign(scalar, digest);
        implementation.backend().addScalars(scalar, ONE);
        implementation.backend().verify(point, digest, signature, 0);
        assertArrayEquals(bytes(5, 32), scalar);
        assertArrayEquals(bytes(6, 32), digest);
        assertArrayEquals(JAVA.publicPoint(ONE), point);
        assertArrayEquals(JAVA.sign(scalar, digest), signature);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    void servesSeveralThreadsAtOnce(Named implementation) {
        byte[] point = JAVA.publicPoint(bytes(7, 32));
        boolean same = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> bytes(i, 32))
                .allMatch(scalar -> {
                    byte[] signature = implementation.backend().sign(scalar, scalar);
                    return implementation.backend().verify(JAVA.publicPoint(scalar), scalar, signature, 0)
                            && Arrays.equals(
                                    JAVA.sharedX(scalar, point),
                                    implementation.backend().sharedX(scalar, point));
                });
        assertTrue(same);
    }

    private static Optional<String> read(Secp256k1Backend backend, byte[] point) {
        try {
            return Optional.of(hex(backend.decode(point)));
        } catch (InvalidPointException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Optional<byte[]> bytes) {
        return bytes.map(HexFormat.of()::formatHex);
    }

    private static boolean isHigh(byte[] signature) {
        return new BigInteger(1, signature, 32, 32).compareTo(N.shiftRight(1)) > 0;
    }

    private static BigInteger max() {
        return BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    }

    private static byte[] scalar(SplittableRandom random) {
        return Secp256k1.reduce(bytes(random));
    }

    private static byte[] bytes(SplittableRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Some bytes below the order that differ for each seed. */
    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        bytes[0] = 1;
        return bytes;
    }
}
