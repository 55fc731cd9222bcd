package org.postern.crypto.ec;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.Arrays;

/** The curve secp256k1 (transport.md §16.1): its constants. */
public final class Secp256k1 {
    /** Length of a scalar and of a coordinate in bytes. */
    public static final int SCALAR_LENGTH = 32;
    /** Order of the group. */
    public static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    static final BigInteger FIELD =
            new BigInteger("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f", 16);
    private static final ECPoint BASE = new ECPoint(
            new BigInteger("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798", 16),
            new BigInteger("483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8", 16));
    private static final ECParameterSpec PARAMETERS = new ECParameterSpec(
            new EllipticCurve(new ECFieldFp(FIELD), BigInteger.ZERO, BigInteger.valueOf(7)), BASE, ORDER, 1);

    private Secp256k1() {}

    /** The curve as the Java key interfaces describe it. */
    public static ECParameterSpec parameters() {
        return PARAMETERS;
    }

    /** Whether a parameter set is this curve, whoever made it. */
    public static boolean isSameCurve(ECParameterSpec other) {
        return PARAMETERS.getCurve().equals(other.getCurve())
                && BASE.equals(other.getGenerator())
                && ORDER.equals(other.getOrder());
    }

    /**
     * 32 uniform bytes as a private key: reduced modulo n - 2, zero replaced by one (client.md §3). Old accounts derive
     * their keys this way.
     */
    public static byte[] reduce(byte[] uniform32) {
        BigInteger scalar = new BigInteger(1, uniform32).mod(ORDER.subtract(BigInteger.TWO));
        return bytes(scalar.signum() == 0 ? BigInteger.ONE : scalar);
    }

    /** A non-negative number below 2^256 as 32 bytes, big endian. */
    public static byte[] bytes(BigInteger number) {
        if (number.signum() < 0 || number.bitLength() > 8 * SCALAR_LENGTH) {
            throw new IllegalArgumentException("Expected a number of at most 256 bits, found " + number.bitLength());
        }
        byte[] minimal = number.toByteArray();
        byte[] out = new byte[SCALAR_LENGTH];
        int length = Math.min(minimal.length, SCALAR_LENGTH);
        System.arraycopy(minimal, minimal.length - length, out, SCALAR_LENGTH - length, length);
        Arrays.fill(minimal, (byte) 0);
        return out;
    }

    static void requireScalar(byte[] scalar32) {
        if (!EcPrivateKey.isValid(scalar32)) {
            throw new IllegalArgumentException("Scalar: expected a number from 1 to n - 1, found another");
        }
    }

    /** A digest as a number below the order, 32 bytes; digests are public, so this may take any time. */
    static byte[] reduceDigest(byte[] digest32) {
        // The order begins with ff: almost every digest is below it.
        return digest32[0] == -1 ? bytes(new BigInteger(1, digest32).mod(ORDER)) : digest32;
    }

    /** (a + b) mod n as 32 bytes. */
    static byte[] sum(byte[] a, byte[] b) {
        return bytes(new BigInteger(1, a).add(new BigInteger(1, b)).mod(ORDER));
    }
}
