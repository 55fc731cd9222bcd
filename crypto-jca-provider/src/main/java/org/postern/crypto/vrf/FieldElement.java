package org.postern.crypto.vrf;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519Field;

/**
 * A number modulo p = 2^255 - 19 (RFC 8032 §5.1), on the field of Bouncy Castle. Immutable. All operations take the same steps for
 * every number, but {@link #decode}, {@link #ratioRoot} and {@link #isZero}, which see public numbers only.
 */
final class FieldElement {
    /** Length of an encoded number in bytes. */
    static final int LENGTH = 32;

    static final FieldElement ZERO = new FieldElement(X25519Field.create());
    static final FieldElement ONE = one();

    private static final BigInteger ORDER = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private final int[] limbs;

    private FieldElement(int[] limbs) {
        this.limbs = limbs;
    }

    private static FieldElement one() {
        int[] one = X25519Field.create();
        X25519Field.one(one);
        return new FieldElement(one);
    }

    /** Reads 32 bytes, the least significant first; empty when the number is not below p. */
    static Optional<FieldElement> decode(byte[] littleEndian) {
        byte[] bigEndian = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            bigEndian[i] = littleEndian[LENGTH - 1 - i];
        }
        if (new BigInteger(1, bigEndian).compareTo(ORDER) >= 0) {
            return Optional.empty();
        }
        int[] out = X25519Field.create();
        X25519Field.decode255(littleEndian, out);
        return Optional.of(new FieldElement(out));
    }

    /** The 32 bytes of the number below p. */
    byte[] encode() {
        int[] normal = limbs.clone();
        X25519Field.normalize(normal);
        byte[] out = new byte[LENGTH];
        X25519Field.encode(normal, out);
        return out;
    }

    FieldElement plus(FieldElement b) {
        int[] out = X25519Field.create();
        X25519Field.add(limbs, b.limbs, out);
        X25519Field.carry(out);
        return new FieldElement(out);
    }

    FieldElement minus(FieldElement b) {
        int[] out = X25519Field.create();
        X25519Field.sub(limbs, b.limbs, out);
        X25519Field.carry(out);
        return new FieldElement(out);
    }

    FieldElement negated() {
        return ZERO.minus(this);
    }

    FieldElement times(FieldElement b) {
        int[] out = X25519Field.create();
        X25519Field.mul(limbs, b.limbs, out);
        return new FieldElement(out);
    }

    FieldElement squared() {
        int[] out = X25519Field.create();
        X25519Field.sqr(limbs, out);
        return new FieldElement(out);
    }

    FieldElement inverse() {
        int[] out = X25519Field.create();
        X25519Field.inv(limbs, out);
        return new FieldElement(out);
    }

    /** A root of this / v; empty when there is none. */
    Optional<FieldElement> ratioRoot(FieldElement v) {
        int[] out = X25519Field.create();
        if (!X25519Field.sqrtRatioVar(limbs, v.limbs, out)) {
            return Optional.empty();
        }
        X25519Field.normalize(out);
        return Optional.of(new FieldElement(out));
    }

    boolean isZero() {
        int[] normal = limbs.clone();
        X25519Field.normalize(normal);
        return X25519Field.isZeroVar(normal);
    }

    boolean isOdd() {
        return (encode()[0] & 1) != 0;
    }

    /** One of two numbers by a mask of all ones or all zeros. */
    static FieldElement chosen(int mask, FieldElement ones, FieldElement zeros) {
        int[] out = zeros.limbs.clone();
        X25519Field.cmov(mask, ones.limbs, 0, out, 0);
        return new FieldElement(out);
    }
}
