package org.postern.crypto.ec;

import java.math.BigInteger;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
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
        BigInteger r = new BigInteger(1, signature, offset, Secp256k1.SCALAR_LENGTH);
        BigInteger s = new BigInteger(1, signature, offset + Secp256k1.SCALAR_LENGTH, Secp256k1.SCALAR_LENGTH);
        return signer.verifySignature(digest, r, s);
    }

    @Override
    public byte[] sharedX(byte[] scalar, byte[] point) {
        ECPoint shared = point(point).multiply(number(scalar)).normalize();
        return shared.getAffineXCoord().getEncoded();
    }

    @Override
    public byte[] addScalars(byte[] a, byte[] b) {
        return Secp256k1.bytes(number(a).add(number(b)).mod(Secp256k1.ORDER));
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static ECPoint point(byte[] uncompressed) {
        return CURVE.getCurve().decodePoint(uncompressed);
    }
}
