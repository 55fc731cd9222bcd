package org.postern.crypto.jca;

import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.KDFParameters;
import javax.crypto.KDFSpi;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A key derivation whose only choices are its inputs (transport.md §7.1, §18.1). */
abstract class FixedKdfSpi extends KDFSpi {
    /** Five hundred times the longest output of the formats. */
    private static final int MAX_LENGTH = 1 << 16;

    FixedKdfSpi(@Nullable KDFParameters parameters) throws InvalidAlgorithmParameterException {
        super(parameters);
        if (parameters != null) {
            throw new InvalidAlgorithmParameterException("Expected no parameters of the algorithm");
        }
    }

    @Override
    protected @Nullable KDFParameters engineGetParameters() {
        return null;
    }

    @Override
    protected SecretKey engineDeriveKey(String algorithm, AlgorithmParameterSpec input)
            throws InvalidAlgorithmParameterException, NoSuchAlgorithmException {
        if (algorithm.isEmpty()) {
            throw new NoSuchAlgorithmException("Expected the algorithm of the key, found none");
        }
        byte[] bytes = engineDeriveData(input);
        try {
            return new SecretKeySpec(bytes, algorithm);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    static int checkedLength(int length) throws InvalidAlgorithmParameterException {
        if (length < 1 || length > MAX_LENGTH) {
            throw new InvalidAlgorithmParameterException(
                    "Expected 1 to " + MAX_LENGTH + " bytes of output, found " + length);
        }
        return length;
    }
}
