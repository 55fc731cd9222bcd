package org.postern.bench.micro;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;

/** The operations of one provider on the curve, through the JCA interface and with a key pair of its own classes. */
final class CurveSide {
    private static final byte[] DIGEST = new byte[32];

    private final Provider provider;
    private final KeyPairGenerator generator;
    private final KeyPair pair;
    private final Signature signer;
    private final Signature verifier;
    private final KeyAgreement agreement;
    private final byte[] signature;

    CurveSide(Provider provider) {
        this.provider = provider;
        try {
            generator = KeyPairGenerator.getInstance("secp256k1", provider);
            pair = generator.generateKeyPair();
            signer = Signature.getInstance("ECDSA-COMPACT", provider);
            verifier = Signature.getInstance("ECDSA-COMPACT", provider);
            agreement = KeyAgreement.getInstance("ECDH-X", provider);
            signer.initSign(pair.getPrivate());
            verifier.initVerify(pair.getPublic());
            agreement.init(pair.getPrivate());
            signature = sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider has these services", e);
        }
    }

    /** ECIES between the two halves of the key pair, ready to encrypt. */
    Cipher ecies() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ECIES-PRIVMX", provider);
        cipher.init(Cipher.ENCRYPT_MODE, pair.getPrivate(), peer());
        return cipher;
    }

    /** The parameters are a class of the provider, and each side has its own. */
    private AlgorithmParameterSpec peer() {
        try {
            return (AlgorithmParameterSpec) provider.getClass()
                    .getClassLoader()
                    .loadClass("org.postern.crypto.jca.EciesParameterSpec")
                    .getConstructors()[0]
                    .newInstance(pair.getPublic());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the provider has parameters for ECIES", e);
        }
    }

    PrivateKey privateKey() {
        return pair.getPrivate();
    }

    KeyPair generate() {
        return generator.generateKeyPair();
    }

    byte[] sign() throws GeneralSecurityException {
        signer.update(DIGEST);
        return signer.sign();
    }

    boolean verify() throws GeneralSecurityException {
        verifier.update(DIGEST);
        return verifier.verify(signature);
    }

    byte[] sharedX() throws GeneralSecurityException {
        var _ = agreement.doPhase(pair.getPublic(), true);
        return agreement.generateSecret();
    }
}
