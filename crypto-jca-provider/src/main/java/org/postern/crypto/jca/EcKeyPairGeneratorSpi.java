package org.postern.crypto.jca;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.Secp256k1;

/** KeyPairGenerator "secp256k1" (transport.md §16.1). It needs no parameters and takes none but its own curve. */
public final class EcKeyPairGeneratorSpi extends KeyPairGeneratorSpi {
    private static final int BITS = 256;
    private static final Set<String> NAMES = Set.of("secp256k1", "1.3.132.0.10");

    private @Nullable SecureRandom random;

    /** For the provider. */
    public EcKeyPairGeneratorSpi() {}

    @Override
    public void initialize(int keysize, @Nullable SecureRandom source) {
        if (keysize != BITS) {
            throw new InvalidParameterException("Expected 256 bits, found " + keysize);
        }
        random = source;
    }

    @Override
    public void initialize(@Nullable AlgorithmParameterSpec parameters, @Nullable SecureRandom source)
            throws InvalidAlgorithmParameterException {
        boolean fits = switch (parameters) {
            case ECGenParameterSpec named -> NAMES.contains(named.getName());
            case ECParameterSpec curve -> Secp256k1.isSameCurve(curve);
            case null, default -> false;
        };
        if (!fits) {
            throw new InvalidAlgorithmParameterException("Expected the curve secp256k1, found other parameters");
        }
        random = source;
    }

    @Override
    public KeyPair generateKeyPair() {
        SecureRandom source = random;
        if (source == null) {
            source = new SecureRandom();
            random = source;
        }
        EcPrivateKey key = EcPrivateKey.generate(source);
        return new KeyPair(key.publicKey(), key);
    }
}
