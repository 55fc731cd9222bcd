package org.postern.crypto.jca;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactorySpi;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.KeyEncoding;
import org.postern.crypto.ec.Secp256k1;

/** KeyFactory "secp256k1": keys from and to the specifications of Java (transport.md §16.2). */
public final class EcKeyFactorySpi extends KeyFactorySpi {
    /** For the provider. */
    public EcKeyFactorySpi() {}

    @Override
    protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
        try {
            return switch (spec) {
                case X509EncodedKeySpec x509 -> KeyEncoding.publicKey(x509.getEncoded());
                case ECPublicKeySpec point
                when Secp256k1.isSameCurve(point.getParams()) -> EcPublicKey.fromAffine(point.getW());
                default -> throw new InvalidKeySpecException("Expected X.509 or a point of secp256k1");
            };
        } catch (InvalidKeyException e) {
            throw new InvalidKeySpecException(e.getMessage(), e);
        }
    }

    @Override
    protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
        try {
            return switch (spec) {
                case PKCS8EncodedKeySpec pkcs8 -> KeyEncoding.privateKey(pkcs8.getEncoded());
                case ECPrivateKeySpec scalar
                when Secp256k1.isSameCurve(scalar.getParams()) -> OwnKeys.scalar(scalar.getS());
                default -> throw new InvalidKeySpecException("Expected PKCS#8 or a scalar of secp256k1");
            };
        } catch (InvalidKeyException e) {
            throw new InvalidKeySpecException(e.getMessage(), e);
        }
    }

    @Override
    protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> wanted) throws InvalidKeySpecException {
        KeySpec spec = switch (translated(key)) {
            case EcPublicKey point
            when wanted.isAssignableFrom(X509EncodedKeySpec.class) -> new X509EncodedKeySpec(point.getEncoded());
            case EcPublicKey point
            when wanted.isAssignableFrom(ECPublicKeySpec.class) -> new ECPublicKeySpec(point.getW(), point.getParams());
            case EcPrivateKey scalar
            when wanted.isAssignableFrom(PKCS8EncodedKeySpec.class) -> new PKCS8EncodedKeySpec(scalar.getEncoded());
            case EcPrivateKey scalar
            when wanted.isAssignableFrom(ECPrivateKeySpec.class) ->
                new ECPrivateKeySpec(scalar.getS(), scalar.getParams());
            default -> throw new InvalidKeySpecException("No such specification: " + wanted.getName());
        };
        return wanted.cast(spec);
    }

    @Override
    protected Key engineTranslateKey(@Nullable Key key) throws InvalidKeyException {
        return key instanceof PrivateKey ? OwnKeys.privateKey(key) : OwnKeys.publicKey(key);
    }

    private Key translated(Key key) throws InvalidKeySpecException {
        try {
            return engineTranslateKey(key);
        } catch (InvalidKeyException e) {
            throw new InvalidKeySpecException(e.getMessage(), e);
        }
    }
}
