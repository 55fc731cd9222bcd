package org.postern.crypto.ec;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.text.Base58Check;
import org.postern.crypto.text.BitcoinAddress;

/**
 * A public key: a point of secp256k1 that is on the curve and not the point at infinity (transport.md §16.2).
 * Immutable; equal keys have the same point.
 */
public final class EcPublicKey implements ECPublicKey {
    /** Length of the compressed form in bytes. */
    public static final int COMPRESSED_LENGTH = 33;
    /** Length of the uncompressed form in bytes. */
    public static final int UNCOMPRESSED_LENGTH = 65;

    private final transient byte[] point;

    private EcPublicKey(byte[] uncompressed) {
        this.point = uncompressed;
    }

    /**
     * Reads a point of 33 compressed or 65 uncompressed bytes. Hybrid forms are refused.
     *
     * @throws InvalidPointException when the form is another one or the point is not on the curve
     */
    public static EcPublicKey decode(byte[] point) throws InvalidPointException {
        boolean known = switch (point.length) {
            case COMPRESSED_LENGTH -> point[0] == 2 || point[0] == 3;
            case UNCOMPRESSED_LENGTH -> point[0] == 4;
            default -> throw new InvalidPointException("Invalid point: expected 33 or 65 bytes, found " + point.length);
        };
        if (!known) {
            throw new InvalidPointException(
                    "Invalid point: expected first byte 2, 3 or 4 as its length demands, found " + point[0]);
        }
        return new EcPublicKey(CurveBackend.backend().decode(point));
    }

    /**
     * Reads the text form {@code pub58}: base58check of the 33-byte form.
     *
     * @throws InvalidPointException when the text is something else
     */
    public static EcPublicKey fromText(String pub58) throws InvalidPointException {
        byte[] point;
        try {
            point = Base58Check.decode(pub58);
        } catch (IllegalArgumentException e) {
            throw new InvalidPointException("Invalid public key text: expected base58check", e);
        }
        if (point.length != COMPRESSED_LENGTH) {
            throw new InvalidPointException("Invalid public key text: expected 33 bytes, found " + point.length);
        }
        return decode(point);
    }

    /**
     * Takes over a key of another provider.
     *
     * @throws InvalidPointException when it is not a point of secp256k1
     */
    public static EcPublicKey from(ECPublicKey key) throws InvalidPointException {
        if (key instanceof EcPublicKey own) {
            return own;
        }
        if (!Secp256k1.isSameCurve(key.getParams())) {
            throw new InvalidPointException("Invalid public key: expected a key of secp256k1, found another curve");
        }
        return fromAffine(key.getW());
    }

    /**
     * The key of an affine point.
     *
     * @throws InvalidPointException when it is the point at infinity or not on the curve
     */
    public static EcPublicKey fromAffine(ECPoint affine) throws InvalidPointException {
        if (ECPoint.POINT_INFINITY.equals(affine)
                || !isCoordinate(affine.getAffineX())
                || !isCoordinate(affine.getAffineY())) {
            throw new InvalidPointException("Invalid point: expected two coordinates of at most 256 bits");
        }
        byte[] point = new byte[UNCOMPRESSED_LENGTH];
        point[0] = 4;
        System.arraycopy(Secp256k1.bytes(affine.getAffineX()), 0, point, 1, Secp256k1.SCALAR_LENGTH);
        System.arraycopy(
                Secp256k1.bytes(affine.getAffineY()), 0, point, 1 + Secp256k1.SCALAR_LENGTH, Secp256k1.SCALAR_LENGTH);
        return decode(point);
    }

    private static boolean isCoordinate(BigInteger number) {
        return number.signum() >= 0 && number.bitLength() <= Byte.SIZE * Secp256k1.SCALAR_LENGTH;
    }

    /** The key of 65 bytes that a backend gave. */
    static EcPublicKey ofChecked(byte[] uncompressed) {
        return new EcPublicKey(uncompressed);
    }

    static EcPublicKey ofScalar(byte[] scalar) {
        return new EcPublicKey(CurveBackend.backend().publicPoint(scalar));
    }

    /**
     * d·this for a public scalar: the time this takes depends on it.
     *
     * @throws IllegalArgumentException when the scalar is no number from 1 to n - 1 in 32 bytes
     */
    public EcPublicKey times(byte[] publicScalar32) {
        Secp256k1.requireScalar(publicScalar32);
        return new EcPublicKey(CurveBackend.backend().multiplyPoint(publicScalar32, point));
    }

    /** this + other; empty when the sum is the point at infinity. */
    public Optional<EcPublicKey> plus(EcPublicKey other) {
        return CurveBackend.backend().addPoints(point, other.point).map(EcPublicKey::new);
    }

    /** The 33-byte form, which is what travels. */
    public byte[] compressed() {
        byte[] out = Arrays.copyOf(point, COMPRESSED_LENGTH);
        out[0] = (byte) (2 | (point[UNCOMPRESSED_LENGTH - 1] & 1));
        return out;
    }

    /** The 65-byte form. */
    public byte[] uncompressed() {
        return point.clone();
    }

    /** The text form {@code pub58}. */
    public String text() {
        return Base58Check.encode(compressed());
    }

    /** The Bitcoin address of the key, the form of descriptor ids. */
    public String address() {
        return BitcoinAddress.ofCompressed(compressed());
    }

    @Override
    public ECPoint getW() {
        return new ECPoint(
                new BigInteger(1, point, 1, Secp256k1.SCALAR_LENGTH),
                new BigInteger(1, point, 1 + Secp256k1.SCALAR_LENGTH, Secp256k1.SCALAR_LENGTH));
    }

    @Override
    public ECParameterSpec getParams() {
        return Secp256k1.parameters();
    }

    @Override
    public String getAlgorithm() {
        return "EC";
    }

    @Override
    public String getFormat() {
        return "X.509";
    }

    @Override
    public byte[] getEncoded() {
        return KeyEncoding.subjectPublicKeyInfo(point);
    }

    /** The uncompressed bytes without a copy, for the operations of this package. */
    byte[] point() {
        return point;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EcPublicKey key && Arrays.equals(point, key.point);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(point);
    }

    @Override
    public String toString() {
        return text();
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("a public key travels as compressed() or text()");
    }
}
