package org.postern.crypto.jca;

import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import org.jspecify.annotations.Nullable;
import org.postern.crypto.ec.CompactSignature;
import org.postern.crypto.ec.EcPrivateKey;
import org.postern.crypto.ec.EcPublicKey;
import org.postern.crypto.primitive.Sha2;

/** Compact signatures of 65 bytes as a JCA Signature (transport.md §16.5). */
public abstract sealed class CompactSignatureSpi extends SignatureSpi {
    private static final int DIGEST = 32;

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private @Nullable EcPrivateKey signer;
    private @Nullable EcPublicKey verifier;

    CompactSignatureSpi() {}

    /** The 32 bytes that are signed. */
    abstract byte[] digest(byte[] data) throws SignatureException;

    /** Signature "ECDSA-COMPACT": what is given is the digest. */
    public static final class OfDigest extends CompactSignatureSpi {
        /** For the provider. */
        public OfDigest() {}

        @Override
        byte[] digest(byte[] data) throws SignatureException {
            if (data.length != DIGEST) {
                throw new SignatureException("Expected a digest of 32 bytes, found " + data.length);
            }
            return data;
        }
    }

    /** Signature "SHA256withECDSA-COMPACT": what is given is the message. */
    public static final class OfMessage extends CompactSignatureSpi {
        /** For the provider. */
        public OfMessage() {}

        @Override
        byte[] digest(byte[] data) {
            return Sha2.sha256(data);
        }
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
        signer = OwnKeys.privateKey(key);
        verifier = null;
        data.reset();
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
        verifier = OwnKeys.publicKey(key);
        signer = null;
        data.reset();
    }

    @Override
    protected void engineUpdate(byte b) {
        data.write(b);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {
        data.write(bytes, offset, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        EcPrivateKey key = signer;
        if (key == null) {
            throw new SignatureException("Expected initSign first");
        }
        return CompactSignature.sign(key, digest(taken()));
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
        EcPublicKey key = verifier;
        if (key == null) {
            throw new SignatureException("Expected initVerify first");
        }
        return CompactSignature.verify(key, digest(taken()), signature);
    }

    private byte[] taken() {
        byte[] bytes = data.toByteArray();
        data.reset();
        return bytes;
    }

    @Deprecated
    @Override
    protected void engineSetParameter(String name, Object value) {
        throw new InvalidParameterException("Compact signatures have no parameters");
    }

    @Deprecated
    @Override
    protected Object engineGetParameter(String name) {
        throw new InvalidParameterException("Compact signatures have no parameters");
    }
}
