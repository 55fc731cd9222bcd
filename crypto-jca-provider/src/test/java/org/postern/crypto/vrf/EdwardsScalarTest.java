package org.postern.crypto.vrf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against the numbers of the JDK. */
class EdwardsScalarTest {
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    @Test
    void reducesAsTheNumbersOfTheJdkDo() {
        SplittableRandom random = new SplittableRandom(9381);
        for (int i = 0; i < 300; i++) {
            byte[] wide = new byte[1 + random.nextInt(64)];
            random.nextBytes(wide);
            assertArrayEquals(bytes(number(wide).mod(ORDER)), EdwardsScalar.reduce(wide));
        }
        assertArrayEquals(new byte[32], EdwardsScalar.reduce(bytes(ORDER)));
    }

    @Test
    void multipliesAndAddsAsTheNumbersOfTheJdkDo() {
        SplittableRandom random = new SplittableRandom(8032);
        for (int i = 0; i < 300; i++) {
            byte[] c = some(random, 16);
            byte[] x = some(random, 32);
            byte[] k = some(random, 32);
            BigInteger expected = number(c).multiply(number(x)).add(number(k)).mod(ORDER);
            assertEquals(expected, number(EdwardsScalar.productPlus(c, x, k)));
        }
    }

    @Test
    void knowsTheLargestNumberBelowTheOrder() {
        assertTrue(EdwardsScalar.isReduced(bytes(ORDER.subtract(BigInteger.ONE))));
        assertFalse(EdwardsScalar.isReduced(bytes(ORDER)));
    }

    /** n·B comes round to the identity, and one less to -B. */
    @Test
    void theOrderOfTheBasePointIsRight() {
        assertTrue(EdwardsPoint.BASE.times(bytes(ORDER)).isIdentity());
        assertArrayEquals(
                EdwardsPoint.BASE.negated().encode(),
                EdwardsPoint.BASE.times(bytes(ORDER.subtract(BigInteger.ONE))).encode());
    }

    @Test
    void theLadderAndTheSumOfPublicMultiplesAgree() {
        SplittableRandom random = new SplittableRandom(25519);
        for (int i = 0; i < 20; i++) {
            byte[] a = some(random, 32);
            byte[] b = some(random, 32);
            EdwardsPoint q = EdwardsPoint.BASE.times(some(random, 32));
            assertArrayEquals(
                    EdwardsPoint.BASE.times(a).plus(q.times(b)).encode(),
                    EdwardsPoint.publicSum(a, EdwardsPoint.BASE, b, q).encode());
            assertArrayEquals(
                    q.encode(), EdwardsPoint.decode(q.encode()).orElseThrow().encode());
        }
    }

    private static byte[] some(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static BigInteger number(byte[] littleEndian) {
        BigInteger number = BigInteger.ZERO;
        for (int i = littleEndian.length - 1; i >= 0; i--) {
            number = number.shiftLeft(8).or(BigInteger.valueOf(littleEndian[i] & 0xFF));
        }
        return number;
    }

    private static byte[] bytes(BigInteger number) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < 32; i++) {
            bytes[i] = number.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }
}
