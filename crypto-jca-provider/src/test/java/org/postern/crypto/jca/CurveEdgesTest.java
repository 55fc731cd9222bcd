package org.postern.crypto.jca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.postern.crypto.jca.CurvePoints.CURVE;
import static org.postern.crypto.jca.CurvePoints.N;
import static org.postern.crypto.jca.CurvePoints.ONE;
import static org.postern.crypto.jca.CurvePoints.P;
import static org.postern.crypto.jca.CurvePoints.compact;
import static org.postern.crypto.jca.CurvePoints.compressed;
import static org.postern.crypto.jca.CurvePoints.key;
import static org.postern.crypto.jca.CurvePoints.keyOf;
import static org.postern.crypto.jca.CurvePoints.number;
import static org.postern.crypto.jca.CurvePoints.uncompressed;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.crypto.PosternProvider;
import org.postern.crypto.ec.CompactSignature;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Ecdh;
import org.postern.crypto.primitive.Sha2;

/** The edges of secp256k1, from its arithmetic: what is no point, no key, no signature; and the rare ones that are. */
@DisplayName("edges of the curve")
class CurveEdgesTest {
    private static final BigInteger TWO = BigInteger.TWO;
    private static final EcPrivateKey ONE_KEY = EcPrivateKey.of(number(ONE));
    private static final EcPrivateKey LAST_KEY = EcPrivateKey.of(number(N.subtract(ONE)));
    private static final BigInteger MAX = ONE.shiftLeft(256).subtract(ONE);

    static Stream<Arguments> noPoints() {
        BigInteger x = CurvePoints.x(1, true);
        BigInteger y = CurvePoints.root(CurvePoints.square(x));
        BigInteger none = CurvePoints.x(1, false);
        BigInteger[] small = CurvePoints.smallY();
        ECPoint p256 = SECNamedCurves.getByName("secp256r1").getG();
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("infinity", new byte[1]),
                Arguments.of("infinity, 33 bytes", new byte[33]),
                Arguments.of("infinity, 65 bytes", new byte[65]),
                Arguments.of("x = y = 0", uncompressed(4, BigInteger.ZERO, BigInteger.ZERO)),
                Arguments.of("x without a point, even", compressed(2, none)),
                Arguments.of("x without a point, odd", compressed(3, none)),
                Arguments.of("x = 0, which has no point", compressed(2, BigInteger.ZERO)),
                Arguments.of("x = p", compressed(2, P)),
                Arguments.of("x = p + a valid x", compressed(2, P.add(x))),
                Arguments.of("x = 2^256 - 1", compressed(3, MAX)),
                Arguments.of("x + p, uncompressed", uncompressed(4, x.add(P), y)),
                Arguments.of("y + p, uncompressed", uncompressed(4, small[0], small[1].add(P))),
                Arguments.of("y of another point", uncompressed(4, x, y.add(ONE))),
                Arguments.of("y = 0", uncompressed(4, x, BigInteger.ZERO)),
                Arguments.of("x and y exchanged", uncompressed(4, y, x)),
                Arguments.of("generator of secp256r1", p256.getEncoded(false)),
                Arguments.of("on the curve y² = x³ + 6", onAnotherCurve()),
                Arguments.of("hybrid, even", uncompressed(6, x, y)),
                Arguments.of("hybrid, odd", uncompressed(7, x, y)),
                Arguments.of("first byte 0", compressed(0, x)),
                Arguments.of("first byte 1", compressed(1, x)),
                Arguments.of("first byte 4 with 33 bytes", compressed(4, x)),
                Arguments.of("first byte 2 with 65 bytes", uncompressed(2, x, y)),
                Arguments.of("first byte 5 with 65 bytes", uncompressed(5, x, y)),
                Arguments.of("cut", Arrays.copyOf(compressed(2, x), 32)),
                Arguments.of("longer", Arrays.copyOf(compressed(2, x), 34)),
                Arguments.of("64 bytes", Arrays.copyOfRange(uncompressed(4, x, y), 1, 65)),
                Arguments.of("66 bytes", Arrays.copyOf(uncompressed(4, x, y), 66)));
    }

    private static byte[] onAnotherCurve() {
        BigInteger x = ONE;
        BigInteger square = x.pow(3).add(BigInteger.valueOf(6));
        while (!CurvePoints.isSquare(square)) {
            x = x.add(ONE);
            square = x.pow(3).add(BigInteger.valueOf(6));
        }
        return uncompressed(4, x, CurvePoints.root(square));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noPoints")
    void refusesWhatIsNoPoint(String name, byte[] bytes) {
        assertThrows(InvalidKeyException.class, () -> EcPublicKey.decode(bytes));
    }

    @Test
    void takesThePointsBesideTheRefusedOnes() throws Exception {
        BigInteger x = CurvePoints.x(1, true);
        BigInteger y = CurvePoints.root(CurvePoints.square(x));
        EcPublicKey key = EcPublicKey.decode(uncompressed(4, x, y));
        assertEquals(key, EcPublicKey.decode(compressed(y.testBit(0) ? 3 : 2, x)));
        BigInteger[] small = CurvePoints.smallY();
        assertArrayEquals(
                uncompressed(4, small[0], small[1]),
                EcPublicKey.decode(uncompressed(4, small[0], small[1])).uncompressed());
        BigInteger last = P.subtract(ONE);
        while (!CurvePoints.isSquare(CurvePoints.square(last))) {
            last = last.subtract(ONE);
        }
        assertArrayEquals(
                compressed(3, last), EcPublicKey.decode(compressed(3, last)).compressed());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noScalars")
    void refusesWhatIsNoPrivateKey(String name, byte[] scalar) {
        assertThrows(IllegalArgumentException.class, () -> EcPrivateKey.of(scalar));
        assertFalse(EcPrivateKey.isValid(scalar));
    }

    static Stream<Arguments> noScalars() {
        return Stream.of(
                Arguments.of("0", new byte[32]),
                Arguments.of("n", number(N)),
                Arguments.of("n + 1", number(N.add(ONE))),
                Arguments.of("2^256 - 1", number(MAX)),
                Arguments.of("31 bytes", new byte[31]),
                Arguments.of("33 bytes", Arrays.copyOf(number(ONE), 33)),
                Arguments.of("nothing", new byte[0]));
    }

    @Test
    void firstAndLastPrivateKeyAreTheGeneratorAndItsNegative() throws Exception {
        assertEquals(key(CURVE.getG()), ONE_KEY.publicKey());
        assertEquals(key(CURVE.getG().negate()), LAST_KEY.publicKey());
    }

    @Test
    @DisplayName(
            "agreement with the first, the last and the same key; the cofactor is 1, so there are no small subgroups")
    void agreementAtTheEdges() throws Exception {
        EcPrivateKey other = EcPrivateKey.of(Sha2.sha256(new byte[] {1}));
        byte[] x = number(other.publicKey().getW().getAffineX());
        assertArrayEquals(x, Ecdh.sharedX(ONE_KEY, other.publicKey()));
        assertArrayEquals(x, Ecdh.sharedX(LAST_KEY, other.publicKey()));
        assertArrayEquals(x, Ecdh.sharedX(other, ONE_KEY.publicKey()));
        assertArrayEquals(x, Ecdh.sharedX(other, LAST_KEY.publicKey()));
        assertArrayEquals(
                number(CURVE.getG().getAffineXCoord().toBigInteger()), Ecdh.sharedX(LAST_KEY, LAST_KEY.publicKey()));
        ECPoint square = CURVE.getG().multiply(other.getS().pow(2).mod(N)).normalize();
        assertArrayEquals(number(square.getAffineXCoord().toBigInteger()), Ecdh.sharedX(other, other.publicKey()));
    }

    @Test
    void agreementKeepsLeadingZerosOfX() throws Exception {
        EcPrivateKey half = EcPrivateKey.of(number(TWO.modInverse(N)));
        BigInteger x =
                CURVE.getG().multiply(half.getS()).normalize().getAffineXCoord().toBigInteger();
        assertTrue(x.bitLength() <= 168, "the known short x of G/2");
        assertArrayEquals(number(x), Ecdh.sharedX(half, ONE_KEY.publicKey()));
    }

    private static boolean verifies(EcPublicKey key, BigInteger z, BigInteger r, BigInteger s) throws Exception {
        Signature verifier = Signature.getInstance("ECDSA-COMPACT", PosternProvider.instance());
        verifier.initVerify(key);
        verifier.update(number(z));
        return verifier.verify(compact(r, s));
    }

    @Test
    void verifiesWhereTheNoncePointHasAnXAboveTheOrder() throws Exception {
        BigInteger x = N.add(ONE);
        while (!CurvePoints.isSquare(CurvePoints.square(x))) {
            x = x.add(ONE);
        }
        assertTrue(x.compareTo(P) < 0);
        ECPoint nonce = CURVE.getCurve().createPoint(x, CurvePoints.root(CurvePoints.square(x)));
        BigInteger r = x.mod(N);
        BigInteger z = BigInteger.valueOf(12345);
        EcPublicKey key = keyOf(nonce, r, BigInteger.TEN, z);
        assertTrue(verifies(key, z, r, BigInteger.TEN));
        assertFalse(verifies(key, z, x, BigInteger.TEN), "r itself is to be below n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("smallNumbers")
    void verifiesTheSmallestAndLargestNumbers(String name, BigInteger s, BigInteger z) throws Exception {
        BigInteger x = CurvePoints.x(1, true);
        ECPoint nonce = CURVE.getCurve().createPoint(x, CurvePoints.root(CurvePoints.square(x)));
        EcPublicKey key = keyOf(nonce, x, s, z);
        assertTrue(verifies(key, z, x, s));
        assertTrue(verifies(key, z, x, N.subtract(s)));
        assertFalse(verifies(key, z.add(ONE), x, s));
        assertFalse(verifies(key, z, x, s.add(N)), "s is to be below n");
    }

    static Stream<Arguments> smallNumbers() {
        return Stream.of(
                Arguments.of("s = 1", ONE, BigInteger.TEN),
                Arguments.of("s = 2, digest 0", TWO, BigInteger.ZERO),
                Arguments.of("s = 1, digest 1", ONE, ONE),
                Arguments.of("s = 3, digest n - 1", BigInteger.valueOf(3), N.subtract(ONE)));
    }

    @Test
    void aDigestAboveTheOrderIsReduced() throws Exception {
        BigInteger r = CurvePoints.x(1, true);
        ECPoint nonce = CURVE.getCurve().createPoint(r, CurvePoints.root(CurvePoints.square(r)));
        EcPublicKey key = keyOf(nonce, r, TWO, BigInteger.valueOf(5));
        assertTrue(verifies(key, BigInteger.valueOf(5), r, TWO));
        assertTrue(verifies(key, N.add(BigInteger.valueOf(5)), r, TWO));
    }

    @Test
    void refusesASignatureWhoseNoncePointIsInfinity() throws Exception {
        EcPrivateKey key = EcPrivateKey.of(number(BigInteger.valueOf(77)));
        BigInteger r = CurvePoints.x(1, true);
        // z + r·d = 0, so both summands cancel.
        BigInteger z = r.multiply(key.getS()).negate().mod(N);
        assertFalse(verifies(key.publicKey(), z, r, ONE));
        assertFalse(verifies(key.publicKey(), z, r, N.subtract(ONE)));
    }

    @Test
    void verifiesWhereBothSummandsAreTheSamePoint() throws Exception {
        EcPrivateKey key = EcPrivateKey.of(number(BigInteger.valueOf(78)));
        BigInteger k = BigInteger.valueOf(31337);
        BigInteger r = CURVE.getG()
                .multiply(k)
                .normalize()
                .getAffineXCoord()
                .toBigInteger()
                .mod(N);
        BigInteger z = r.multiply(key.getS()).mod(N);
        BigInteger s = z.shiftLeft(1).multiply(k.modInverse(N)).mod(N);
        assertTrue(verifies(key.publicKey(), z, r, s));
    }

    @Test
    void verifiesUnderTheGeneratorAndItsNegative() throws Exception {
        byte[] digest = Sha2.sha256(new byte[] {5});
        for (EcPrivateKey key : new EcPrivateKey[] {ONE_KEY, LAST_KEY}) {
            byte[] signature = CompactSignature.sign(key, digest);
            assertTrue(CompactSignature.verify(key.publicKey(), digest, signature));
        }
        assertFalse(CompactSignature.verify(LAST_KEY.publicKey(), digest, CompactSignature.sign(ONE_KEY, digest)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badNumbers")
    void refusesNumbersOutOfRange(String name, BigInteger r, BigInteger s) throws Exception {
        EcPublicKey key = ONE_KEY.publicKey();
        assertFalse(verifies(key, BigInteger.TEN, r, s));
        assertTrue(
                CompactSignature.recover(number(BigInteger.TEN), compact(r, s)).isEmpty());
    }

    static Stream<Arguments> badNumbers() {
        BigInteger r = CurvePoints.x(1, true);
        return Stream.of(
                Arguments.of("r = 0", BigInteger.ZERO, ONE),
                Arguments.of("s = 0", r, BigInteger.ZERO),
                Arguments.of("r = n", N, ONE),
                Arguments.of("s = n", r, N),
                Arguments.of("r = n + 1", N.add(ONE), ONE),
                Arguments.of("s = n + 1", r, N.add(ONE)),
                Arguments.of("r = p", P, ONE),
                Arguments.of("r = 2^256 - 1", MAX, ONE),
                Arguments.of("s = 2^256 - 1", r, MAX));
    }

    @Test
    @DisplayName("recovery finds the key of a signature and nothing for an r without a point")
    void recovery() {
        byte[] digest = Sha2.sha256(new byte[] {6});
        EcPrivateKey key = EcPrivateKey.of(Sha2.sha256(new byte[] {7}));
        byte[] signature = CompactSignature.signRecoverable(key, digest);
        assertEquals(
                key.publicKey(), CompactSignature.recover(digest, signature).orElseThrow());
        byte[] none = compact(CurvePoints.x(1, false), ONE);
        assertTrue(CompactSignature.recover(digest, none).isEmpty());
        // The second candidate of x would be r + n, which is above p for nearly every r.
        none[0] = 29;
        assertTrue(CompactSignature.recover(digest, none).isEmpty());
    }

    @ParameterizedTest(name = "header {0}")
    @ValueSource(ints = {0, 26, 35, 127, 128, 255})
    void refusesOtherHeadersOfCompactSignatures(int header) {
        byte[] digest = Sha2.sha256(new byte[] {8});
        byte[] signature = CompactSignature.sign(ONE_KEY, digest);
        assertTrue(CompactSignature.verify(ONE_KEY.publicKey(), digest, signature));
        signature[0] = (byte) header;
        assertFalse(CompactSignature.verify(ONE_KEY.publicKey(), digest, signature));
    }
}
