package org.postern.crypto.jca;

import java.security.InvalidKeyException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactorySpi;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.postern.crypto.srp.LoginData;
import org.postern.crypto.srp.PasswordMixer;

/** SecretKeyFactory "PrivmxPassword": the mixed password of 16 bytes from a {@link PBEKeySpec} (transport.md §14.3). */
public final class PasswordKeyFactorySpi extends SecretKeyFactorySpi {
    /** For the provider. */
    public PasswordKeyFactorySpi() {}

    @Override
    protected SecretKey engineGenerateSecret(KeySpec spec) throws InvalidKeySpecException {
        if (!(spec instanceof PBEKeySpec pbe) || pbe.getSalt() == null) {
            throw new InvalidKeySpecException("Expected PBEKeySpec with salt and rounds");
        }
        if (pbe.getKeyLength() != PasswordMixer.MIXED_LENGTH * Byte.SIZE) {
            throw new InvalidKeySpecException("Expected 128 bits, found " + pbe.getKeyLength());
        }
        char[] password = password(pbe);
        try {
            byte[] mixed = PasswordMixer.mix(password, new LoginData(pbe.getIterationCount(), pbe.getSalt()));
            try {
                return new SecretKeySpec(mixed, "PrivmxPassword");
            } finally {
                Arrays.fill(mixed, (byte) 0);
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException(e.getMessage(), e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static char[] password(PBEKeySpec spec) throws InvalidKeySpecException {
        try {
            return spec.getPassword();
        } catch (IllegalStateException e) {
            throw new InvalidKeySpecException("Expected a password, found a cleared one", e);
        }
    }

    @Override
    protected KeySpec engineGetKeySpec(SecretKey key, Class<?> wanted) throws InvalidKeySpecException {
        throw new InvalidKeySpecException("A mixed password cannot be taken apart");
    }

    @Override
    protected SecretKey engineTranslateKey(SecretKey key) throws InvalidKeyException {
        throw new InvalidKeyException("Expected a PBEKeySpec; other keys are no mixed passwords");
    }
}
