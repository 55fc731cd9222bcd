package org.postern.crypto.ec;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;
import javax.security.auth.Destroyable;
import org.jspecify.annotations.Nullable;

/**
 * A private key: a scalar d of secp256k1, 1 ≤ d &lt; n (transport.md §16.1). {@link #destroy} wipes it; every later use
 * throws {@link IllegalStateException}.
 */
public final class EcPrivateKey implements ECPrivateKey, Destroyable {
    private final transient byte[] scalar;
    // Computed at the first use: half of all private keys in use never need it.
    private transient volatile @Nullable EcPublicKey publicKey;
    private transient volatile boolean destroyed;

    private EcPrivateKey(byte[] scalar) {
        this.scalar = scalar;
    }

    /** A new key from 32 random bytes. */
    public static EcPrivateKey generate(SecureRandom random) {
        byte[] uniform = new byte[Secp256k1.SCALAR_LENGTH];
        random.nextBytes(uniform);
        byte[] scalar = Secp256k1.reduce(uniform);
        Arrays.fill(uniform, (byte) 0);
        return new EcPrivateKey(scalar);
    }

    /**
     * The key of a scalar of 32 bytes, big endian.
     *
     * @throws IllegalArgumentException when the length is another one or the number is not in 1..n-1
     */
    public static EcPrivateKey of(byte[] scalar32) {
        if (scalar32.length != Secp256k1.SCALAR_LENGTH) {
            throw new IllegalArgumentException("Private key: expected 32 bytes, found " + scalar32.length);
        }
        BigInteger number = new BigInteger(1, scalar32);
        if (number.signum() == 0 || number.compareTo(Secp256k1.ORDER) >= 0) {
            throw new IllegalArgumentException("Private key: expected a number from 1 to n - 1, found one outside");
        }
        return new EcPrivateKey(scalar32.clone());
    }

    /**
     * The key of a WIF text, with or without the mark of a compressed public key.
     *
     * @throws IllegalArgumentException when the text is not a WIF of a valid key
     */
    public static EcPrivateKey fromWif(String wif) {
        return Wif.decode(wif);
    }

    /**
     * Whether 32 bytes are a private key, for callers that derive keys and must skip the rare others.
     */
    public static boolean isValid(byte[] scalar32) {
        BigInteger number = new BigInteger(1, scalar32);
        return scalar32.length == Secp256k1.SCALAR_LENGTH
                && number.signum() != 0
                && number.compareTo(Secp256k1.ORDER) < 0;
    }

    /** The public key d·G. */
    public EcPublicKey publicKey() {
        EcPublicKey known = publicKey;
        if (known == null) {
            known = EcPublicKey.ofScalar(alive());
            publicKey = known;
        }
        return known;
    }

    /** A copy of the scalar, 32 bytes; the caller wipes it. */
    public byte[] scalar() {
        return alive().clone();
    }

    /** The WIF text, with the mark of a compressed public key. */
    public String wif() {
        return Wif.encode(alive());
    }

    /** (this + tweak) mod n, the step of BIP-32; the tweak has 32 bytes. */
    public byte[] plus(byte[] tweak32) {
        return CurveBackend.backend().addScalars(alive(), tweak32);
    }

    /**
     * (this · factor) mod n, 32 bytes; the caller wipes them.
     *
     * @throws IllegalArgumentException when the factor is no number from 1 to n - 1 in 32 bytes
     */
    public byte[] times(byte[] factor32) {
        Secp256k1.requireScalar(factor32);
        return CurveBackend.backend().multiplyScalars(alive(), factor32);
    }

    @Override
    public BigInteger getS() {
        return new BigInteger(1, alive());
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
        return "PKCS#8";
    }

    @Override
    public byte[] getEncoded() {
        return KeyEncoding.privateKeyInfo(alive());
    }

    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(scalar, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    /** The scalar without a copy, for the operations of this package. */
    byte[] alive() {
        if (destroyed) {
            throw new IllegalStateException("Private key: expected a living key, found a destroyed one");
        }
        return scalar;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EcPrivateKey key
                && destroyed == key.destroyed
                && MessageDigest.isEqual(scalar, key.scalar);
    }

    @Override
    public int hashCode() {
        return destroyed ? 0 : publicKey().hashCode();
    }

    @Override
    public String toString() {
        return "EcPrivateKey";
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("a private key does not leave the process this way");
    }
}
