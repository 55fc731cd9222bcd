package org.postern.crypto.jca;

import java.security.InvalidAlgorithmParameterException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.KDFParameters;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.kdf.Prf;

/** KDF "PRIVMX-PRF": the PRF of the key schedule (transport.md §7.1). */
public final class PrfKdfSpi extends FixedKdfSpi {
    /** For the provider. */
    public PrfKdfSpi(@Nullable KDFParameters parameters) throws InvalidAlgorithmParameterException {
        super(parameters);
    }

    @Override
    protected byte[] engineDeriveData(AlgorithmParameterSpec input) throws InvalidAlgorithmParameterException {
        if (!(input instanceof PrfParameterSpec prf)) {
            throw new InvalidAlgorithmParameterException("Expected PrfParameterSpec");
        }
        return Prf.expand(prf.secret(), prf.seed(), checkedLength(prf.length()));
    }
}
