package org.postern.crypto.ec;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * secp256k1 in pure Java, on the custom curve of Bouncy Castle (transport.md §16). Its arithmetic does not run in
 * constant time; that is the price of running everywhere.
 */
final class BouncyCastleBackend implements Secp256k1Backend {
    // The custom curve is five times as fast as the generic one.
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

    @Override
    public byte[] publicPoint(byte[] scalar) {
        return new FixedPointCombMultiplier()
                .multiply(CURVE.getG(), number(scalar))
                .normalize()
                .getEncoded(false);
    }

    @Override
    public byte[] decode(byte[] point) throws InvalidPointException {
        try {
            return CURVE.getCurve().decodePoint(point).getEncoded(false);
        } catch (IllegalArgumentException e) {
            throw new InvalidPointException("Invalid point: expected a point of secp256k1, found another", e);
        }
    }

    @Override
    public byte[] sign(byte[] scalar, byte[] digest) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(number(scalar), DOMAIN));
        BigInteger[] rs = signer.generateSignature(digest);
        byte[] out = new byte[2 * Secp256k1.SCALAR_LENGTH];
        System.arraycopy(Secp256k1.bytes(rs[0]), 0, out, 0, Secp256k1.SCALAR_LENGTH);
        System.arraycopy(Secp256k1.bytes(rs[1]), 0, out, Secp256k1.SCALAR_LENGTH, Secp256k1.SCALAR_LENGTH);
        return out;
    }

    @Override
    public boolean verify(byte[] point, byte[] digest, byte[] signature, int offset) {
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, new ECPublicKeyParameters(point(point), DOMAIN));
        return signer.verifySignature(
                digest, scalar(signature, offset), scalar(signature, offset + Secp256k1.SCALAR_LENGTH));
    }

    @Override
    public Optional<byte[]> recover(byte[] digest, byte[] signature, int offset, int recoveryId) {
        BigInteger r = scalar(signature, offset);
        BigInteger s = scalar(signature, offset + Secp256k1.SCALAR_LENGTH);
        BigInteger x = (recoveryId & 2) == 0 ? r : r.add(Secp256k1.ORDER);
        if (!isInRange(r) || !isInRange(s) || x.compareTo(Secp256k1.FIELD) >= 0) {
            return Optional.empty();
        }
        return noncePoint(x, recoveryId & 1).flatMap(nonce -> signer(nonce, r, s, number(digest)));
    }

    private static Optional<ECPoint> noncePoint(BigInteger x, int parity) {
        byte[] compressed = new byte[EcPublicKey.COMPRESSED_LENGTH];
        compressed[0] = (byte) (2 | parity);
        System.arraycopy(Secp256k1.bytes(x), 0, compressed, 1, Secp256k1.SCALAR_LENGTH);
        try {
            return Optional.of(point(compressed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Q = (s·R - z·G) / r. */
    private static Optional<byte[]> signer(ECPoint nonce, BigInteger r, BigInteger s, BigInteger z) {
        BigInteger order = Secp256k1.ORDER;
        BigInteger inverse = r.modInverse(order);
        BigInteger ofBase = z.negate().multiply(inverse).mod(order);
        BigInteger ofNonce = s.multiply(inverse).mod(order);
        ECPoint key = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), ofBase, nonce, ofNonce)
                .normalize();
        return key.isInfinity() ? Optional.empty() : Optional.of(key.getEncoded(false));
    }

    private static boolean isInRange(BigInteger scalar) {
        return scalar.signum() > 0 && scalar.compareTo(Secp256k1.ORDER) < 0;
    }

    @Override
    public byte[] sharedX(byte[] scalar, byte[] point) {
        ECPoint shared = point(point).multiply(number(scalar)).normalize();
        return shared.getAffineXCoord().getEncoded();
    }

    @Override
    public byte[] addScalars(byte[] a, byte[] b) {
        return Secp256k1.sum(a, b);
    }

    @Override
    public byte[] multiplyScalars(byte[] a, byte[] b) {
        return Secp256k1.bytes(number(a).multiply(number(b)).mod(Secp256k1.ORDER));
    }

    @Override
    public byte[] multiplyPoint(byte[] scalar, byte[] point) {
        return point(point).multiply(number(scalar)).normalize().getEncoded(false);
    }

    @Override
    public Optional<byte[]> addPoints(byte[] p, byte[] q) {
        ECPoint sum = point(p).add(point(q)).normalize();
        return sum.isInfinity() ? Optional.empty() : Optional.of(sum.getEncoded(false));
    }

    private static BigInteger scalar(byte[] bytes, int offset) {
        return new BigInteger(1, bytes, offset, Secp256k1.SCALAR_LENGTH);
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static ECPoint point(byte[] encoded) {
        return CURVE.getCurve().decodePoint(encoded);
    }
}
