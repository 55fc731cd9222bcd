package org.postern.crypto.vrf;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519Field;

/**
 * A point of edwards25519 in extended coordinates (RFC 8032 §5.1), as far as the random function needs it (pki.md §19.3).
 * {@link #times} takes the same steps and touches the same memory for every scalar. What is named public or reads an
 * encoding takes a time that depends on its input. Every operation ends after at most 256 doublings. Immutable.
 */
final class EdwardsPoint {
    /** Length of an encoded point in bytes. */
    static final int LENGTH = 32;

    static final EdwardsPoint IDENTITY = identity();

    private static final int SCALAR_BITS = 256;
    /** d = -121665/121666 mod p. */
    private static final int[] D = number("52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3");

    private static final int[] TWO_D = sum(D, D);
    private static final BigInteger FIELD = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    static final EdwardsPoint BASE = decode(
                    HexFormat.of().parseHex("5866666666666666666666666666666666666666666666666666666666666666"))
            .orElseThrow();

    private final int[] x;
    private final int[] y;
    private final int[] z;
    /** x·y/z. */
    private final int[] t;

    private EdwardsPoint(int[] x, int[] y, int[] z, int[] t) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.t = t;
    }

    private static EdwardsPoint identity() {
        int[] one = X25519Field.create();
        X25519Field.one(one);
        return new EdwardsPoint(X25519Field.create(), one, one.clone(), X25519Field.create());
    }

    /** Reads 32 bytes (RFC 8032 §5.1.3); empty when they are no point or not its only form. */
    static Optional<EdwardsPoint> decode(byte[] bytes) {
        byte[] number = bytes.clone();
        boolean odd = (number[LENGTH - 1] & 0x80) != 0;
        number[LENGTH - 1] &= 0x7f;
        if (new BigInteger(1, reversed(number)).compareTo(FIELD) >= 0) {
            return Optional.empty();
        }
        int[] y = X25519Field.create();
        X25519Field.decode255(number, y);
        return recoverX(y).flatMap(x -> signed(x, y, odd));
    }

    /** A root of (y² - 1) / (d·y² + 1). */
    private static Optional<int[]> recoverX(int[] y) {
        int[] u = square(y);
        int[] v = product(D, u);
        X25519Field.subOne(u);
        X25519Field.addOne(v);
        X25519Field.carry(u);
        X25519Field.carry(v);
        int[] x = X25519Field.create();
        return X25519Field.sqrtRatioVar(u, v, x) ? Optional.of(x) : Optional.empty();
    }

    private static Optional<EdwardsPoint> signed(int[] x, int[] y, boolean odd) {
        X25519Field.normalize(x);
        boolean zero = X25519Field.isZeroVar(x);
        if (zero && odd) {
            return Optional.empty();
        }
        boolean isOdd = (encoded(x)[0] & 1) != 0;
        int[] right = isOdd == odd ? x : negative(x);
        int[] one = X25519Field.create();
        X25519Field.one(one);
        return Optional.of(new EdwardsPoint(right, y, one, product(right, y)));
    }

    /** The 32 bytes of the point. */
    byte[] encode() {
        int[] inverse = X25519Field.create();
        X25519Field.inv(z, inverse);
        byte[] bytes = encoded(product(y, inverse));
        bytes[LENGTH - 1] |= (byte) ((encoded(product(x, inverse))[0] & 1) << 7);
        return bytes;
    }

    /** The sum; the formula holds for every pair of points (RFC 8032 §5.1.4). */
    EdwardsPoint plus(EdwardsPoint q) {
        int[] a = product(difference(y, x), difference(q.y, q.x));
        int[] b = product(sum(y, x), sum(q.y, q.x));
        int[] c = product(product(t, TWO_D), q.t);
        int[] d = product(sum(z, z), q.z);
        return completed(difference(b, a), difference(d, c), sum(d, c), sum(b, a));
    }

    EdwardsPoint doubled() {
        int[] a = square(x);
        int[] b = square(y);
        int[] zz = square(z);
        int[] h = sum(a, b);
        int[] e = difference(h, square(sum(x, y)));
        int[] g = difference(a, b);
        int[] f = sum(sum(zz, zz), g);
        return completed(e, f, g, h);
    }

    private static EdwardsPoint completed(int[] e, int[] f, int[] g, int[] h) {
        return new EdwardsPoint(product(e, f), product(g, h), product(f, g), product(e, h));
    }

    EdwardsPoint negated() {
        return new EdwardsPoint(negative(x), y, z, negative(t));
    }

    /** 8·this, which takes away what lies outside the group of prime order. */
    EdwardsPoint timesCofactor() {
        return doubled().doubled().doubled();
    }

    boolean isIdentity() {
        return Arrays.equals(encode(), IDENTITY.encode());
    }

    /** scalar·this by a fixed ladder: double, add, and choose by a mask, once for each of 256 bits. */
    EdwardsPoint times(byte[] secretScalar) {
        EdwardsPoint result = IDENTITY;
        for (int bit = SCALAR_BITS - 1; bit >= 0; bit--) {
            EdwardsPoint twice = result.doubled();
            result = chosen(-(secretScalar[bit >>> 3] >> (bit & 7) & 1), twice.plus(this), twice);
        }
        return result;
    }

    /** One of two points by a mask of all ones or all zeros. */
    private static EdwardsPoint chosen(int mask, EdwardsPoint ones, EdwardsPoint zeros) {
        return new EdwardsPoint(
                chosen(mask, ones.x, zeros.x),
                chosen(mask, ones.y, zeros.y),
                chosen(mask, ones.z, zeros.z),
                chosen(mask, ones.t, zeros.t));
    }

    private static int[] chosen(int mask, int[] ones, int[] zeros) {
        int[] out = zeros.clone();
        X25519Field.cmov(mask, ones, 0, out, 0);
        return out;
    }

    /** a·P + b·Q for public scalars. */
    static EdwardsPoint publicSum(byte[] a, EdwardsPoint p, byte[] b, EdwardsPoint q) {
        EdwardsPoint both = p.plus(q);
        EdwardsPoint result = IDENTITY;
        for (int bit = SCALAR_BITS - 1; bit >= 0; bit--) {
            result = result.doubled();
            boolean ofP = (a[bit >>> 3] >> (bit & 7) & 1) != 0;
            boolean ofQ = (b[bit >>> 3] >> (bit & 7) & 1) != 0;
            if (ofP || ofQ) {
                result = result.plus(ofP && ofQ ? both : ofP ? p : q);
            }
        }
        return result;
    }

    private static int[] number(String bigEndian) {
        int[] out = X25519Field.create();
        X25519Field.decode255(reversed(HexFormat.of().parseHex(bigEndian)), out);
        return out;
    }

    private static byte[] encoded(int[] a) {
        int[] normal = a.clone();
        X25519Field.normalize(normal);
        byte[] out = new byte[LENGTH];
        X25519Field.encode(normal, out);
        return out;
    }

    private static int[] sum(int[] a, int[] b) {
        int[] out = X25519Field.create();
        X25519Field.add(a, b, out);
        X25519Field.carry(out);
        return out;
    }

    private static int[] difference(int[] a, int[] b) {
        int[] out = X25519Field.create();
        X25519Field.sub(a, b, out);
        X25519Field.carry(out);
        return out;
    }

    private static int[] negative(int[] a) {
        return difference(X25519Field.create(), a);
    }

    private static int[] product(int[] a, int[] b) {
        int[] out = X25519Field.create();
        X25519Field.mul(a, b, out);
        return out;
    }

    private static int[] square(int[] a) {
        int[] out = X25519Field.create();
        X25519Field.sqr(a, out);
        return out;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            out[i] = bytes[bytes.length - 1 - i];
        }
        return out;
    }
}
