package org.postern.crypto.jca;

import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.CompactSignature;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;

/**
 * ECDSA on secp256k1 as a JCA Signature, in the compact form of the architecture and in the DER form of other programs (transport.md
 * §16.5). After {@code sign} and {@code verify}, also when they throw, it is ready for the next message under the same key.
 */
public abstract sealed class EcdsaSpi extends SignatureSpi {
    private final SignedData data;
    private final SignatureForm form;
    private @Nullable EcPrivateKey signer;
    private @Nullable EcPublicKey verifier;

    EcdsaSpi(SignedData data, SignatureForm form) {
        this.data = data;
        this.form = form;
    }

    /** Signature "ECDSA-COMPACT": what is given is the digest of 32 bytes. */
    public static final class CompactOfDigest extends EcdsaSpi {
        /** For the provider. */
        public CompactOfDigest() {
            super(SignedData.digest(), SignatureForm.COMPACT);
        }
    }

    /** Signature "SHA256withECDSA-COMPACT": what is given is the message. */
    public static final class CompactOfMessage extends EcdsaSpi {
        /** For the provider. */
        public CompactOfMessage() {
            super(SignedData.message(), SignatureForm.COMPACT);
        }
    }

    /** Signature "NONEwithECDSA": what is given is a digest of any hash, 1 to 64 bytes. */
    public static final class DerOfDigest extends EcdsaSpi {
        /** For the provider. */
        public DerOfDigest() {
            super(SignedData.anyDigest(), SignatureForm.DER);
        }
    }

    /** Signature "SHA256withECDSA": what is given is the message. */
    public static final class DerOfMessage extends EcdsaSpi {
        /** For the provider. */
        public DerOfMessage() {
            super(SignedData.message(), SignatureForm.DER);
        }
    }

    @Override
    protected void engineInitSign(@Nullable PrivateKey key) throws InvalidKeyException {
        reset();
        signer = OwnKeys.privateKey(key);
    }

    @Override
    protected void engineInitVerify(@Nullable PublicKey key) throws InvalidKeyException {
        reset();
        verifier = OwnKeys.publicKey(key);
    }

    private void reset() {
        signer = null;
        verifier = null;
        data.clear();
    }

    @Override
    protected void engineUpdate(byte b) {
        data.add(b);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {
        data.add(bytes, offset, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        EcPrivateKey key = signer;
        if (key == null) {
            throw new SignatureException("Expected initSign first");
        }
        byte[] digest = data.take();
        if (key.isDestroyed()) {
            throw new SignatureException("Expected a living key, found a destroyed one");
        }
        return form.encode(CompactSignature.sign(key, digest));
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
        EcPublicKey key = verifier;
        if (key == null) {
            throw new SignatureException("Expected initVerify first");
        }
        byte[] digest = data.take();
        return CompactSignature.verify(key, digest, form.decode(signature));
    }

    /** Nothing to choose; null is what programs hand in that have nothing either. */
    @Override
    protected void engineSetParameter(@Nullable AlgorithmParameterSpec parameters)
            throws InvalidAlgorithmParameterException {
        if (parameters != null) {
            throw new InvalidAlgorithmParameterException("Expected no parameters");
        }
    }

    @Override
    protected @Nullable AlgorithmParameters engineGetParameters() {
        return null;
    }

    @Deprecated
    @Override
    protected void engineSetParameter(String name, Object value) {
        throw new InvalidParameterException("These signatures have no parameters");
    }

    @Deprecated
    @Override
    protected Object engineGetParameter(String name) {
        throw new InvalidParameterException("These signatures have no parameters");
    }
}
