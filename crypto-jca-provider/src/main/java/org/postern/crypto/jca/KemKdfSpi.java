package org.postern.crypto.jca;

import java.security.InvalidAlgorithmParameterException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.KDFParameters;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.kdf.Kem;

/** KDF "PRIVMX-KEM": the key expansion of the containers (transport.md §18.1). */
public final class KemKdfSpi extends FixedKdfSpi {
    /** For the provider. */
    public KemKdfSpi(@Nullable KDFParameters parameters) throws InvalidAlgorithmParameterException {
        super(parameters);
    }

    @Override
    protected byte[] engineDeriveData(AlgorithmParameterSpec input) throws InvalidAlgorithmParameterException {
        if (!(input instanceof KemParameterSpec kem)) {
            throw new InvalidAlgorithmParameterException("Expected KemParameterSpec");
        }
        return Kem.derive(kem.key(), kem.label(), checkedLength(kem.length()));
    }
}
