package org.postern.crypto.ec;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What every implementation of the curve has to answer, and to refuse, before it may compute for us (transport.md §16). The
 * numbers are from the vectors of the reference: ecc_keys key-0 and key-3, ecdsa_sign sign-0 and sign-4, ecdh ecdh-3.
 */
final class KnownAnswers {
    private static final byte[] ONE = hex("0000000000000000000000000000000000000000000000000000000000000001");
    private static final byte[] TWO = hex("0000000000000000000000000000000000000000000000000000000000000002");
    private static final byte[] ORDER = Secp256k1.bytes(Secp256k1.ORDER);
    private static final byte[] BASE = hex("0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
            + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8");

    private static final byte[] SCALAR = hex("b930962dbd208acf4046e736e7755749be70df8aa4b440d1b7c53eac659f2780");
    private static final byte[] POINT = hex("041e852ae5b5588006a3c14cfe6b379d5e8a2ddf16bc17eed3eeb149cc2362d33b"
            + "66fdfb0e8b2e109da550efe88e0db910d63a6450cdb8b597c3a3b6e29f4b504c");

    private static final byte[] HIGH_DIGEST = hex("a0dc65ffca799873cbea0ac274015b9526505daaaed385155425f7337704883e");
    private static final byte[] HIGH = hex("934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8"
            + "dbbd3162d46e9f9bef7feb87c16dc13b4f6568a87f4e83f728e2443ba586675c");
    private static final byte[] LOW_SCALAR = hex("a586464f605ba3b9f192c0d1a05466a16523094caee2580790b9483ea4adb097");
    private static final byte[] LOW_DIGEST = hex("7eefe5e3046c86cec19ce1215e0a04724124d948468005a1ebc4adf2643bea13");
    private static final byte[] LOW = hex("d0bd795b413ab66cef8882e7d990411fe835ed21bd89f2d6fe043db58e59d683"
            + "4b192929f16fd72bd72b8dc37c50ed15181098cba345225aedb3601ebdb3e903");

    private static final byte[] AGREEING = hex("28082870981ce1d581fe9dfd07efebc2ab5983859e605d97750fb6ba6c409fdc");
    private static final byte[] PEER = hex("045a6c51ea4e3164acbbc3e0deb27d72ca2bb4528a2d52b1c1b720c7d99bb559c7"
            + "ee06524880b8811a70fd75f990ce8e23c3aeca5a2e73b21220cd0dde6b870abc");
    private static final byte[] SHARED_X = hex("00b304b12d2eb6f64c1e0bc309926128d42fc1b4fe7c86d6df4ab8376bd23430");

    /** No point has x = 5, and no coordinate may be the order of the field or more. */
    private static final byte[] NO_ROOT = hex("020000000000000000000000000000000000000000000000000000000000000005");

    private static final byte[] X_TOO_LARGE = hex("02fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f");
    private static final byte[] OFF_CURVE = changedAtEnd(BASE);

    private KnownAnswers() {}

    /** Asks everything once. */
    static void check(Secp256k1Backend backend) throws NativeUnavailable {
        require("keys", keys(backend));
        require("points", points(backend));
        require("signing", signing(backend));
        require("verification", verification(backend));
        require("recovery", recovery(backend));
        require("arithmetic", arithmetic(backend));
        require("key agreement", Arrays.equals(SHARED_X, backend.sharedX(AGREEING, PEER)));
    }

    private static boolean keys(Secp256k1Backend backend) {
        byte[] last = Secp256k1.bytes(Secp256k1.ORDER.subtract(BigInteger.ONE));
        return Arrays.equals(BASE, backend.publicPoint(ONE))
                && Arrays.equals(POINT, backend.publicPoint(SCALAR))
                && Arrays.equals(TWO, backend.addScalars(ONE, ONE))
                && Arrays.equals(new byte[Secp256k1.SCALAR_LENGTH], backend.addScalars(last, ONE));
    }

    /** n - 1 stands for -1, so that every answer is one known already. */
    private static boolean arithmetic(Secp256k1Backend backend) {
        byte[] minusOne = Secp256k1.bytes(Secp256k1.ORDER.subtract(BigInteger.ONE));
        byte[] minusPoint = backend.multiplyPoint(minusOne, POINT);
        return Arrays.equals(ONE, backend.multiplyScalars(minusOne, minusOne))
                && Arrays.equals(POINT, backend.multiplyPoint(SCALAR, BASE))
                && Arrays.equals(POINT, backend.multiplyPoint(minusOne, minusPoint))
                && backend.addPoints(BASE, BASE)
                        .filter(point -> Arrays.equals(backend.publicPoint(TWO), point))
                        .isPresent()
                && backend.addPoints(POINT, minusPoint).isEmpty();
    }

    private static boolean points(Secp256k1Backend backend) {
        byte[] compressed = Arrays.copyOf(POINT, EcPublicKey.COMPRESSED_LENGTH);
        compressed[0] = 2;
        return read(backend, compressed)
                        .filter(point -> Arrays.equals(POINT, point))
                        .isPresent()
                && read(backend, POINT)
                        .filter(point -> Arrays.equals(POINT, point))
                        .isPresent()
                && read(backend, NO_ROOT).isEmpty()
                && read(backend, X_TOO_LARGE).isEmpty()
                && read(backend, OFF_CURVE).isEmpty();
    }

    private static boolean signing(Secp256k1Backend backend) {
        return Arrays.equals(HIGH, backend.sign(ONE, HIGH_DIGEST))
                && Arrays.equals(LOW, backend.sign(LOW_SCALAR, LOW_DIGEST));
    }

    private static boolean verification(Secp256k1Backend backend) {
        byte[] r = Arrays.copyOf(HIGH, Secp256k1.SCALAR_LENGTH);
        byte[] s = Arrays.copyOfRange(HIGH, Secp256k1.SCALAR_LENGTH, HIGH.length);
        byte[] zero = new byte[Secp256k1.SCALAR_LENGTH];
        return backend.verify(BASE, HIGH_DIGEST, HIGH, 0)
                && backend.verify(backend.publicPoint(LOW_SCALAR), LOW_DIGEST, LOW, 0)
                && !backend.verify(BASE, LOW_DIGEST, HIGH, 0)
                && !backend.verify(POINT, HIGH_DIGEST, HIGH, 0)
                && !backend.verify(BASE, HIGH_DIGEST, changedAtEnd(HIGH), 0)
                && !backend.verify(BASE, HIGH_DIGEST, joined(zero, s), 0)
                && !backend.verify(BASE, HIGH_DIGEST, joined(r, zero), 0)
                && !backend.verify(BASE, HIGH_DIGEST, joined(ORDER, s), 0)
                && !backend.verify(BASE, HIGH_DIGEST, joined(r, ORDER), 0);
    }

    private static boolean recovery(Secp256k1Backend backend) {
        byte[] baseX = Arrays.copyOfRange(BASE, 1, EcPublicKey.COMPRESSED_LENGTH);
        return backend.recover(HIGH_DIGEST, HIGH, 0, 0)
                        .filter(point -> Arrays.equals(BASE, point))
                        .isPresent()
                && backend.recover(HIGH_DIGEST, HIGH, 0, 1)
                        .filter(point -> !Arrays.equals(BASE, point))
                        .isPresent()
                // r + n is not below the order of the field.
                && backend.recover(HIGH_DIGEST, HIGH, 0, 2).isEmpty()
                // With R = G and s = z the key would be the point at infinity.
                && backend.recover(TWO, joined(baseX, TWO), 0, 0).isEmpty();
    }

    private static Optional<byte[]> read(Secp256k1Backend backend, byte[] point) {
        try {
            return Optional.of(backend.decode(point));
        } catch (InvalidPointException e) {
            return Optional.empty();
        }
    }

    private static void require(String what, boolean right) throws NativeUnavailable {
        if (!right) {
            throw new NativeUnavailable("expected the known answers of " + what + ", found another");
        }
    }

    private static byte[] changedAtEnd(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    private static byte[] joined(byte[] r, byte[] s) {
        byte[] rs = Arrays.copyOf(r, r.length + s.length);
        System.arraycopy(s, 0, rs, r.length, s.length);
        return rs;
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
