package org.postern.crypto.jca;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Secp256k1;

/** Keys as a Java program hands them in, taken over when they are keys of secp256k1 (transport.md §16.1). */
final class OwnKeys {
    private OwnKeys() {}

    static EcPrivateKey privateKey(@Nullable Key key) throws InvalidKeyException {
        return switch (key) {
            case EcPrivateKey own -> own;
            case ECPrivateKey other when Secp256k1.isSameCurve(other.getParams()) -> scalar(other.getS());
            case null, default -> throw unexpected("a private key of secp256k1", key);
        };
    }

    static EcPublicKey publicKey(@Nullable Key key) throws InvalidKeyException {
        if (key instanceof ECPublicKey point) {
            return EcPublicKey.from(point);
        }
        throw unexpected("a public key of secp256k1", key);
    }

    static EcPrivateKey scalar(BigInteger scalar) throws InvalidKeyException {
        try {
            return EcPrivateKey.of(Secp256k1.bytes(scalar));
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("Expected a private key from 1 to n - 1, found a number outside");
        }
    }

    static InvalidKeyException unexpected(String expected, @Nullable Key found) {
        return new InvalidKeyException(
                "Expected " + expected + ", found " + (found == null ? "none" : found.getAlgorithm() + " key"));
    }
}
