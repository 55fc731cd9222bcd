package org.postern.crypto.jca;

import java.math.BigInteger;
import java.util.HexFormat;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.postern.crypto.ec.EcPublicKey;

/** Arithmetic on secp256k1 beside the code under test, to construct points and signatures of every kind. */
final class CurvePoints {
    static final X9ECParameters CURVE = SECNamedCurves.getByName("secp256k1");
    static final BigInteger N = CURVE.getN();
    static final BigInteger P = CURVE.getCurve().getField().getCharacteristic();
    static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger SEVEN = BigInteger.valueOf(7);

    private CurvePoints() {}

    static boolean isSquare(BigInteger number) {
        return number.modPow(P.subtract(ONE).shiftRight(1), P).equals(ONE);
    }

    /** y² of the curve for an x. */
    static BigInteger square(BigInteger x) {
        return x.pow(3).add(SEVEN).mod(P);
    }

    /** A root: p is 3 modulo 4. */
    static BigInteger root(BigInteger square) {
        return square.modPow(P.add(ONE).shiftRight(2), P);
    }

    /** The smallest x from here on that has points, or has none. */
    static BigInteger x(long from, boolean withPoint) {
        BigInteger x = BigInteger.valueOf(from);
        while (isSquare(square(x)) != withPoint) {
            x = x.add(ONE);
        }
        return x;
    }

    /** A point with a small y: x is the cube root of y² - 7, where there is one; p is 7 modulo 9. */
    static BigInteger[] smallY() {
        for (BigInteger y = ONE; ; y = y.add(ONE)) {
            BigInteger cube = y.pow(2).subtract(SEVEN).mod(P);
            BigInteger x = cube.modPow(P.add(BigInteger.TWO).divide(BigInteger.valueOf(9)), P);
            if (x.modPow(BigInteger.valueOf(3), P).equals(cube)) {
                return new BigInteger[] {x, y};
            }
        }
    }

    static byte[] compressed(int first, BigInteger x) {
        return HexFormat.of().parseHex(String.format("%02x%064x", first, x));
    }

    static byte[] uncompressed(int first, BigInteger x, BigInteger y) {
        return HexFormat.of().parseHex(String.format("%02x%064x%064x", first, x, y));
    }

    static byte[] compact(BigInteger r, BigInteger s) {
        return uncompressed(27, r, s);
    }

    static byte[] number(BigInteger number) {
        return HexFormat.of().parseHex(String.format("%064x", number));
    }

    static EcPublicKey key(ECPoint point) throws Exception {
        return EcPublicKey.decode(point.getEncoded(true));
    }

    /** The key for which (r, s) with this nonce point is a signature of z: r⁻¹(s·R - z·G). */
    static EcPublicKey keyOf(ECPoint nonce, BigInteger r, BigInteger s, BigInteger z) throws Exception {
        ECPoint sum = nonce.multiply(s).subtract(CURVE.getG().multiply(z));
        return key(sum.multiply(r.modInverse(N)).normalize());
    }
}
