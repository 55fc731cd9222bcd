package org.postern.crypto.jca;

import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.ShortBufferException;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ecies.Ecies;
import org.postern.crypto.primitive.AesCbc;

/**
 * Cipher "ECIES-PRIVMX" (transport.md §17). Nothing comes out before {@code doFinal}, because the tag covers the whole;
 * after it the cipher is ready for another message between the same keys.
 */
public final class EciesCipherSpi extends CipherSpi {
    private static final byte[] NOTHING = new byte[0];
    private static final int OVERHEAD = AesCbc.BLOCK + 4;

    private final SecretBuffer data = new SecretBuffer();
    private @Nullable Ecies pair;
    private boolean encrypting;

    /** For the provider. */
    public EciesCipherSpi() {}

    @Override
    protected void engineInit(int mode, Key key, AlgorithmParameterSpec parameters, @Nullable SecureRandom random)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        forget();
        requireMode(mode);
        if (!(parameters instanceof EciesParameterSpec(var peer))) {
            throw new InvalidAlgorithmParameterException("Expected EciesParameterSpec");
        }
        pair = Ecies.between(OwnKeys.privateKey(key), OwnKeys.publicKey(peer));
        encrypting = mode == Cipher.ENCRYPT_MODE;
    }

    /** An initialisation that fails leaves nothing of the one before. */
    private void forget() {
        pair = null;
        data.truncate(0);
    }

    @Override
    protected void engineInit(int mode, Key key, @Nullable SecureRandom random) throws InvalidKeyException {
        forget();
        requireMode(mode);
        throw new InvalidKeyException("Expected EciesParameterSpec with the key of the other side, found none");
    }

    @Override
    protected void engineInit(int mode, Key key, AlgorithmParameters parameters, @Nullable SecureRandom random)
            throws InvalidAlgorithmParameterException {
        forget();
        throw new InvalidAlgorithmParameterException("Expected EciesParameterSpec");
    }

    private static void requireMode(int mode) {
        if (mode != Cipher.ENCRYPT_MODE && mode != Cipher.DECRYPT_MODE) {
            throw new UnsupportedOperationException("Expected encryption or decryption, found mode " + mode);
        }
    }

    @Override
    protected byte[] engineUpdate(byte[] input, int offset, int length) {
        data.add(input, offset, length);
        return NOTHING;
    }

    @Override
    protected int engineUpdate(byte[] input, int offset, int length, byte[] output, int outputOffset) {
        data.add(input, offset, length);
        return 0;
    }

    @Override
    protected byte[] engineDoFinal(byte @Nullable [] input, int offset, int length) throws AEADBadTagException {
        if (input != null) {
            data.add(input, offset, length);
        }
        try {
            return transformed();
        } finally {
            data.truncate(0);
        }
    }

    /** All that was given, sealed or opened. */
    private byte[] transformed() throws AEADBadTagException {
        Ecies keys = pair;
        if (keys == null) {
            throw new IllegalStateException("Expected init first");
        }
        byte[] whole = data.copy();
        try {
            return encrypting ? keys.seal(whole) : keys.open(whole);
        } finally {
            Arrays.fill(whole, (byte) 0);
        }
    }

    @Override
    protected int engineDoFinal(byte @Nullable [] input, int offset, int length, byte[] output, int outputOffset)
            throws AEADBadTagException, ShortBufferException {
        int before = data.size();
        if (input != null) {
            data.add(input, offset, length);
        }
        byte[] result;
        try {
            result = transformed();
        } catch (AEADBadTagException e) {
            data.truncate(0);
            throw e;
        }
        if (output.length - outputOffset < result.length) {
            int needed = result.length;
            wipe(result);
            // The caller comes back with the same input and more room.
            data.truncate(before);
            throw new ShortBufferException(
                    "Expected room for " + needed + " bytes, found " + (output.length - outputOffset));
        }
        System.arraycopy(result, 0, output, outputOffset, result.length);
        wipe(result);
        data.truncate(0);
        return result.length;
    }

    private static void wipe(byte[] bytes) {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    protected int engineGetOutputSize(int inputLength) {
        int whole = Math.addExact(data.size(), inputLength);
        return encrypting ? AesCbc.sealedLength(whole) + OVERHEAD : Math.max(0, whole - OVERHEAD);
    }

    @Override
    protected int engineGetBlockSize() {
        return 0;
    }

    @Override
    protected byte @Nullable [] engineGetIV() {
        return null;
    }

    @Override
    protected @Nullable AlgorithmParameters engineGetParameters() {
        return null;
    }

    @Override
    protected void engineSetMode(String mode) throws NoSuchAlgorithmException {
        throw new NoSuchAlgorithmException("ECIES-PRIVMX has no modes, found " + mode);
    }

    @Override
    protected void engineSetPadding(String padding) throws NoSuchPaddingException {
        throw new NoSuchPaddingException("ECIES-PRIVMX has no other padding, found " + padding);
    }
}
