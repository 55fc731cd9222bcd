package org.postern.crypto.vrf;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A point of edwards25519 in extended coordinates (RFC 8032 §5.1), as far as the random function needs it (pki.md §19.3).
 * {@link #times} takes the same steps and touches the same memory for every scalar. What is named public or reads an
 * encoding takes a time that depends on its input. Every operation ends after at most 256 doublings. Immutable.
 */
final class EdwardsPoint {
    /** Length of an encoded point in bytes. */
    static final int LENGTH = FieldElement.LENGTH;

    static final EdwardsPoint IDENTITY =
            new EdwardsPoint(FieldElement.ZERO, FieldElement.ONE, FieldElement.ONE, FieldElement.ZERO);

    private static final int SCALAR_BITS = 256;
    private static final int SIGN = 0x80;
    /** d = -121665/121666 mod p. */
    private static final FieldElement D = FieldElement.decode(
                    HexFormat.of().parseHex("a3785913ca4deb75abd841414d0a700098e879777940c78c73fe6f2bee6c0352"))
            .orElseThrow();

    private static final FieldElement TWO_D = D.plus(D);

    static final EdwardsPoint BASE = decode(
                    HexFormat.of().parseHex("5866666666666666666666666666666666666666666666666666666666666666"))
            .orElseThrow();

    private final FieldElement x;
    private final FieldElement y;
    private final FieldElement z;
    /** x·y/z. */
    private final FieldElement t;

    private EdwardsPoint(FieldElement x, FieldElement y, FieldElement z, FieldElement t) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.t = t;
    }

    /** Reads 32 bytes (RFC 8032 §5.1.3); empty when they are no point or not its only form. */
    static Optional<EdwardsPoint> decode(byte[] bytes) {
        byte[] number = bytes.clone();
        boolean odd = (number[LENGTH - 1] & SIGN) != 0;
        number[LENGTH - 1] &= (byte) ~SIGN;
        return FieldElement.decode(number).flatMap(y -> decode(y, odd));
    }

    private static Optional<EdwardsPoint> decode(FieldElement y, boolean odd) {
        FieldElement square = y.squared();
        FieldElement u = square.minus(FieldElement.ONE);
        FieldElement v = square.times(D).plus(FieldElement.ONE);
        return u.ratioRoot(v).filter(x -> !(odd && x.isZero())).map(x -> {
            FieldElement right = x.isOdd() == odd ? x : x.negated();
            return new EdwardsPoint(right, y, FieldElement.ONE, right.times(y));
        });
    }

    /** The 32 bytes of the point. */
    byte[] encode() {
        FieldElement inverse = z.inverse();
        byte[] bytes = y.times(inverse).encode();
        bytes[LENGTH - 1] |= (byte) ((x.times(inverse).encode()[0] & 1) << 7);
        return bytes;
    }

    /** The sum; the formula holds for every pair of points (RFC 8032 §5.1.4). */
    EdwardsPoint plus(EdwardsPoint q) {
        FieldElement a = y.minus(x).times(q.y.minus(q.x));
        FieldElement b = y.plus(x).times(q.y.plus(q.x));
        FieldElement c = t.times(TWO_D).times(q.t);
        FieldElement d = z.plus(z).times(q.z);
        return completed(b.minus(a), d.minus(c), d.plus(c), b.plus(a));
    }

    EdwardsPoint doubled() {
        FieldElement a = x.squared();
        FieldElement b = y.squared();
        FieldElement c = z.squared();
        FieldElement h = a.plus(b);
        FieldElement e = h.minus(x.plus(y).squared());
        FieldElement g = a.minus(b);
        return completed(e, c.plus(c).plus(g), g, h);
    }

    private static EdwardsPoint completed(FieldElement e, FieldElement f, FieldElement g, FieldElement h) {
        return new EdwardsPoint(e.times(f), g.times(h), f.times(g), e.times(h));
    }

    EdwardsPoint negated() {
        return new EdwardsPoint(x.negated(), y, z, t.negated());
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
                FieldElement.chosen(mask, ones.x, zeros.x),
                FieldElement.chosen(mask, ones.y, zeros.y),
                FieldElement.chosen(mask, ones.z, zeros.z),
                FieldElement.chosen(mask, ones.t, zeros.t));
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
}
