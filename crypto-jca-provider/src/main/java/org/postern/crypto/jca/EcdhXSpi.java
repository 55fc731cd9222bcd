package org.postern.crypto.jca;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.KeyAgreementSpi;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.ec.Ecdh;

/**
 * KeyAgreement "ECDH-X": the affine x of the shared point, 32 bytes (transport.md §16.6). It has one phase; after
 * {@code generateSecret} the next one may follow with the same own key.
 */
public final class EcdhXSpi extends KeyAgreementSpi {
    private @Nullable EcPrivateKey own;
    private @Nullable EcPublicKey peer;

    /** For the provider. */
    public EcdhXSpi() {}

    @Override
    protected void engineInit(Key key, @Nullable SecureRandom random) throws InvalidKeyException {
        own = null;
        peer = null;
        own = OwnKeys.privateKey(key);
    }

    @Override
    protected void engineInit(Key key, @Nullable AlgorithmParameterSpec parameters, @Nullable SecureRandom random)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        if (parameters != null) {
            throw new InvalidAlgorithmParameterException("Expected no parameters");
        }
        engineInit(key, random);
    }

    @Override
    protected @Nullable Key engineDoPhase(Key key, boolean lastPhase) throws InvalidKeyException {
        if (own == null) {
            throw new IllegalStateException("Expected init first");
        }
        if (peer != null) {
            throw new IllegalStateException("Expected one phase, found another one");
        }
        if (!lastPhase) {
            throw new IllegalStateException("Expected two parties, found more");
        }
        peer = OwnKeys.publicKey(key);
        return null;
    }

    @Override
    protected byte[] engineGenerateSecret() {
        EcPrivateKey a = own;
        EcPublicKey b = peer;
        if (a == null || b == null) {
            throw new IllegalStateException("Expected init and doPhase first");
        }
        peer = null;
        return Ecdh.sharedX(a, b);
    }

    @Override
    protected int engineGenerateSecret(byte[] out, int offset) throws ShortBufferException {
        if (out.length - offset < 32) {
            throw new ShortBufferException("Expected room for 32 bytes, found " + (out.length - offset));
        }
        byte[] secret = engineGenerateSecret();
        System.arraycopy(secret, 0, out, offset, secret.length);
        Arrays.fill(secret, (byte) 0);
        return secret.length;
    }

    @Override
    protected SecretKey engineGenerateSecret(String algorithm) {
        byte[] secret = engineGenerateSecret();
        SecretKey key = new SecretKeySpec(secret, algorithm);
        Arrays.fill(secret, (byte) 0);
        return key;
    }
}
