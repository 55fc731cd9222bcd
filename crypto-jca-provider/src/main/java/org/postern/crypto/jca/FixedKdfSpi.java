package org.postern.crypto.jca;

import java.security.InvalidAlgorithmParameterException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.KDFParameters;
import javax.crypto.KDFSpi;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A key derivation whose only choices are its inputs (transport.md §7.1, §18.1). */
abstract class FixedKdfSpi extends KDFSpi {
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
            throws InvalidAlgorithmParameterException {
        byte[] bytes = engineDeriveData(input);
        SecretKey key = new SecretKeySpec(bytes, algorithm);
        Arrays.fill(bytes, (byte) 0);
        return key;
    }

    static int checkedLength(int length) throws InvalidAlgorithmParameterException {
        if (length < 1) {
            throw new InvalidAlgorithmParameterException("Expected at least 1 byte of output, found " + length);
        }
        return length;
    }
}
