package org.postern.crypto.jca;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Secp256k1;

/** Keys as a Java program hands them in, taken over when they are keys of secp256k1 (transport.md §16.1). */
final class OwnKeys {
    private OwnKeys() {}

    static EcPrivateKey privateKey(@Nullable Key key) throws InvalidKeyException {
        return switch (key) {
            case EcPrivateKey own -> living(own);
            case ECPrivateKey other when isOnCurve(other) -> scalar(other.getS());
            case null, default -> throw unexpected("a private key of secp256k1", key);
        };
    }

    private static EcPrivateKey living(EcPrivateKey own) throws InvalidKeyException {
        if (own.isDestroyed()) {
            throw new InvalidKeyException("Expected a living key, found a destroyed one");
        }
        return own;
    }

    static EcPublicKey publicKey(@Nullable Key key) throws InvalidKeyException {
        return switch (key) {
            case EcPublicKey own -> own;
            case ECPublicKey other when isOnCurve(other) -> EcPublicKey.from(other);
            case null, default -> throw unexpected("a public key of secp256k1", key);
        };
    }

    /** Keys inside a token may tell nothing of their curve; these cannot be used here anyway. */
    private static boolean isOnCurve(ECKey key) {
        @Nullable ECParameterSpec parameters = key.getParams();
        return parameters != null && Secp256k1.isSameCurve(parameters);
    }

    static EcPrivateKey scalar(BigInteger scalar) throws InvalidKeyException {
        try {
            byte[] bytes = Secp256k1.bytes(scalar);
            try {
                return EcPrivateKey.of(bytes);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("Expected a private key from 1 to n - 1, found a number outside");
        }
    }

    static InvalidKeyException unexpected(String expected, @Nullable Key found) {
        return new InvalidKeyException(
                "Expected " + expected + ", found " + (found == null ? "none" : found.getAlgorithm() + " key"));
    }
}
